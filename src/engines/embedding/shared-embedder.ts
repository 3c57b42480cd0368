import type { ModelIdentity, TextRole, WatchedEmbedder } from '../../core/embedder.ts';
import { IsnadError } from '../../core/errors.ts';

/** What a process asks the one that started it: the identity of its model or, of texts, vectors. */
interface EmbeddingRequest {
  readonly embedding: {
    readonly id: number;
    readonly texts: readonly string[] | null;
    readonly role: TextRole;
  };
}

/** What comes back; vectors are 32-bit floats of this machine's order, in Base64. Without an id: whether the model is down. */
interface EmbeddingReply {
  readonly embedded: {
    readonly id: number | null;
    readonly down: boolean;
    readonly restarts: number;
    readonly identity?: ModelIdentity;
    readonly vectors?: readonly string[];
    readonly failure?: string;
  };
}

/** Milliseconds between two looks at whether the model is down. */
const lookMs = 250;

const isRequest = (message: unknown): message is EmbeddingRequest =>
  typeof message === 'object' && message !== null && 'embedding' in message;

const isReply = (message: unknown): message is EmbeddingReply =>
  typeof message === 'object' && message !== null && 'embedded' in message;

/** Answers the requests of other processes, which so share one model. */
export class EmbeddingService {
  private readonly embedder: WatchedEmbedder;
  private readonly timer: NodeJS.Timeout;

  /** @param tellAll sends a message to every process that may ask */
  constructor(embedder: WatchedEmbedder, tellAll: (reply: EmbeddingReply) => void) {
    this.embedder = embedder;
    let { down } = embedder;
    this.timer = setInterval(() => {
      if (embedder.down === down) return;
      down = embedder.down;
      tellAll({ embedded: { id: null, down, restarts: embedder.restarts ?? 0 } });
    }, lookMs).unref();
  }

  /** Answers a message, if it is a request. Never rejects. */
  async answer(message: unknown, send: (reply: EmbeddingReply) => void): Promise<void> {
    if (!isRequest(message)) return;
    const { id, texts, role } = message.embedding;
    const reply = await this.reply(texts, role).catch((error: Error) => ({ failure: error.message }));
    const { down, restarts = 0 } = this.embedder;
    send({ embedded: { id, down, restarts, ...reply } });
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async reply(texts: readonly string[] | null, role: TextRole) {
    if (!texts) return { identity: await this.embedder.identity() };
    const vectors = await this.embedder.embed(texts, role);
    return {
      vectors: vectors.map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
      ),
    };
  }
}

interface Waiting {
  resolve(reply: EmbeddingReply['embedded']): void;
  reject(error: IsnadError): void;
}

/** The part of `process` that talks to the process which started it. */
interface Parent {
  send?(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'disconnect', listener: () => void): unknown;
}

/** The embedder of the process that started this one. Every call is rejected with EMBEDDER_DOWN where that fails. */
export function parentsEmbedder(parent: Parent): WatchedEmbedder {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let down = false;
  let restarts = 0;
  parent.on('message', (message) => {
    if (!isReply(message)) return;
    const { id } = message.embedded;
    down = message.embedded.down;
    restarts = message.embedded.restarts;
    const call = id === null ? undefined : waiting.get(id);
    if (id !== null) waiting.delete(id);
    if (message.embedded.failure === undefined) call?.resolve(message.embedded);
    else call?.reject(new IsnadError('EMBEDDER_DOWN', message.embedded.failure));
  });
  parent.once('disconnect', () => {
    down = true;
    for (const { reject } of waiting.values()) reject(new IsnadError('EMBEDDER_CLOSED'));
    waiting.clear();
  });

  function ask(texts: readonly string[] | null, role: TextRole): Promise<EmbeddingReply['embedded']> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      const request: EmbeddingRequest = { embedding: { id, texts, role } };
      parent.send?.(request);
    });
  }

  let identity: Promise<ModelIdentity> | undefined;
  return {
    get down() {
      return down;
    },
    get restarts() {
      return restarts;
    },
    identity() {
      identity ??= ask(null, 'query').then((reply) => {
        if (!reply.identity) throw new IsnadError('EMBEDDER_DOWN', 'it did not say what its model is');
        return reply.identity;
      });
      identity.catch(() => {
        identity = undefined;
      });
      return identity;
    },
    async embed(texts, role) {
      const { vectors = [] } = await ask(texts, role);
      return vectors.map((vector) => new Float32Array(new Uint8Array(Buffer.from(vector, 'base64')).buffer));
    },
    // It belongs to the other process.
    async close() {},
  };
}
