import { passagesOf } from './core/corpus/passages.ts';
import type { CorpusRun } from './core/corpus/runs.ts';
import type { Embedder } from './core/embedder.ts';
import type { Connection } from './engines/postgres/database.ts';
import {
  copyPassages,
  knownHashes,
  type PlacedPassage,
  writePassages,
} from './engines/postgres/write-passages.ts';
import { indexedPassages } from './indexing.ts';

/** Passages that are looked up in the generation before at a time. */
const lookedUp = 1_000;

/** Passages that are embedded and written at a time. */
const embeddingBatch = 16;

export interface PassagesRequest {
  readonly connection: Connection;
  readonly schema: string;
  /** The generation that known vectors are copied from; null where all are made. */
  readonly known: string | null;
  readonly embedder: Embedder;
  /** Hears how many passages have been written. */
  readonly onWritten: (passages: number) => void;
}

/** Writes a generation's passages with their vectors, copied or made, a run of reports after the other. */
export class PassageWriter {
  /** Passages that have been embedded. */
  embedded = 0;
  private readonly request: PassagesRequest;
  private placed = 0;
  private written = 0;
  /** To be embedded: fewer than a batch between two runs. */
  private missing: PlacedPassage[] = [];

  constructor(request: PassagesRequest) {
    this.request = request;
  }

  async add(run: CorpusRun): Promise<void> {
    const placed = this.place(run);
    for (let from = 0; from < placed.length; from += lookedUp) {
      this.missing.push(...(await this.copyKnown(placed.slice(from, from + lookedUp))));
      while (this.missing.length >= embeddingBatch) await this.embed(this.missing.splice(0, embeddingBatch));
    }
  }

  /** Embeds what is left. */
  async finish(): Promise<void> {
    if (this.missing.length > 0) await this.embed(this.missing.splice(0));
  }

  private place({ reports, firstParagraph }: CorpusRun): PlacedPassage[] {
    const passages = [...passagesOf(reports)];
    return indexedPassages(reports, passages).map((indexed, place): PlacedPassage => {
      const passage = passages[place];
      if (!passage) throw new Error(`There is no passage ${place} in the run.`);
      return { id: this.placed++, number: firstParagraph + passage.paragraph, passage, indexed };
    });
  }

  /** @returns the passages whose vectors are not known */
  private async copyKnown(placed: readonly PlacedPassage[]): Promise<readonly PlacedPassage[]> {
    const { connection, schema, known } = this.request;
    if (known === null) return placed;
    const hashes = await knownHashes(connection, known, placed);
    const carried = placed.filter(({ indexed }) => hashes.has(indexed.hash));
    await copyPassages(connection, schema, known, carried);
    this.count(carried);
    return placed.filter(({ indexed }) => !hashes.has(indexed.hash));
  }

  private async embed(some: readonly PlacedPassage[]): Promise<void> {
    const { connection, schema, embedder } = this.request;
    const texts = some.map(({ passage }) => passage.text);
    await writePassages(connection, schema, some, await embedder.embed(texts, 'passage'));
    this.embedded += some.length;
    this.count(some);
  }

  private count({ length }: readonly PlacedPassage[]): void {
    this.written += length;
    if (length > 0) this.request.onWritten(this.written);
  }
}
