import type { Embedder, ModelIdentity, TextRole } from '../../core/embedder.ts';
import { IsnadError } from '../../core/errors.ts';

/** Texts that have been asked for when a further process is worth its start, for each that there is. */
const textsForOneMore = 512;

interface Member {
  readonly embedder: Embedder;
  /** Texts that it was asked for and has not given the vectors of. */
  texts: number;
  /** When its model is known to be that of the first. */
  readonly checked: Promise<void>;
}

/**
 * Several processes of one model, among which much work is divided: each call goes to the one with the fewest texts before
 * it. The first is started at once, each further one when all are at work and enough has been asked for. Vectors do not
 * depend on who makes them.
 */
export class EmbedderPool implements Embedder {
  readonly #start: () => Embedder;
  readonly #most: number;
  readonly #members: Member[] = [];
  #asked = 0;

  /**
   * @param start starts a process of the model
   * @param most processes at most, one at least
   */
  constructor(start: () => Embedder, most: number) {
    this.#start = start;
    this.#most = most;
    this.#add();
  }

  /** How many calls it works on at the same time. */
  get concurrency(): number {
    return this.#most;
  }

  /** How many processes were started. */
  get size(): number {
    return this.#members.length;
  }

  identity(): Promise<ModelIdentity> {
    return this.#leastBusy().embedder.identity();
  }

  async embed(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    this.#asked += texts.length;
    let member = this.#leastBusy();
    if (member.texts > 0 && this.size < this.#most && this.#asked > this.size * textsForOneMore)
      member = this.#add();
    member.texts += texts.length;
    try {
      const [vectors] = await Promise.all([member.embedder.embed(texts, role), member.checked]);
      return vectors;
    } finally {
      member.texts -= texts.length;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ embedder }) => embedder.close()));
  }

  #add(): Member {
    const embedder = this.#start();
    const first = this.#members[0]?.embedder;
    const checked = first ? sameModel(first, embedder) : Promise.resolve();
    // Whoever asks it for vectors hears of a failure.
    checked.catch(() => {});
    const member = { embedder, texts: 0, checked };
    this.#members.push(member);
    return member;
  }

  #leastBusy(): Member {
    return this.#members.reduce((least, each) => (each.texts < least.texts ? each : least));
  }
}

/** @throws IsnadError MODEL_UNUSABLE where the files of the model were replaced since the first process read them */
async function sameModel(first: Embedder, other: Embedder): Promise<void> {
  const [known, found] = await Promise.all([first.identity(), other.identity()]);
  if (found.fingerprint === known.fingerprint && found.dimensions === known.dimensions) return;
  throw new IsnadError(
    'MODEL_UNUSABLE',
    known.id,
    'its files were replaced while the program ran; start it again',
  );
}
