import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbedder } from '../../engines/embedding/embedder.ts';
import { updateIndex } from '../../indexing.ts';
import { type ReliabilitySection, type RunSection, Tally } from '../section.ts';
import { answerOf, defaultConfig, writeSmallCorpus } from '../small-index.ts';
import { bitFlips, filesOf, truncations } from './damages.ts';
import { faultOfOpening, faultOfRebuilding, type Whole } from './detection.ts';
import { foreignIndexes } from './foreign-indexes.ts';

/** Random damages of each file. */
const counts = { truncations: 50, bitFlips: 200 } as const;
const briefCounts = { truncations: 1, bitFlips: 2 } as const;
const seed = 20_261_124;

const method = `An index of a small report, written by a reindexing, with the bundled model. Each file of the live generation, its manifest, and the pointer to it are cut at ${counts.truncations} random places and have one random bit turned ${counts.bitFlips} times (seed ${seed}). Caught is a damage where opening the index names a file as damaged, or its format as another, before anything of it was read. One of each kind and file, and all other damages, are then met as the program does when it starts: it has to name the damage, build the index anew and answer the same question with the same excerpts. A file that is no longer whole is never given to hnswlib: the process that opens it would not have lived to count.`;

/** Damages an index on disk in every way, and looks at what the program makes of it. */
export const run: RunSection = async ({ brief, report }): Promise<ReliabilitySection> => {
  const { truncations: cuts, bitFlips: flips } = brief ? briefCounts : counts;
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-damage-'));
  const config = {
    ...defaultConfig(),
    corpusDir: path.join(folder, 'corpus'),
    indexDir: path.join(folder, 'whole'),
  };
  const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  try {
    await writeSmallCorpus(config.corpusDir, 'عشرين');
    await updateIndex(config, embedder);
    const whole: Whole = { config, embedder, answer: await answerOf(config.indexDir, embedder) };

    const opened = new Map<string, Tally>();
    const rebuilt = new Tally('damages that the program starts with and builds the index anew from');
    for (const file of await filesOf(config.indexDir)) {
      const damages = [...truncations(file, cuts, seed), ...bitFlips(file, flips, seed)];
      for (const damage of damages) {
        const what = `${file.name} ${damage.kind}`;
        const tally = opened.get(what) ?? new Tally(what);
        opened.set(what, tally);
        tally.add(await faultOfOpening(config.indexDir, file, damage));
      }
      for (const damage of [damages[0], damages.at(-1)])
        if (damage) rebuilt.add(await met(whole, path.join(folder, 'damaged'), damage.apply));
      report(`${file.name}: ${damages.length} damages`);
    }
    for (const { what, apply, silent } of foreignIndexes) {
      rebuilt.add(prefixed(what, await met(whole, path.join(folder, 'damaged'), apply, silent)));
      report(what);
    }
    const trials = [...opened.values()].map((tally) => tally.trial());
    return {
      title: 'An index damaged on disk',
      method,
      trials: [
        ...trials,
        rebuilt.trial(`one of each row above; ${foreignIndexes.map(({ what }) => what).join('; ')}`),
      ],
    };
  } finally {
    await embedder.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const prefixed = (what: string, fault: string | null): string | null => fault && `${what}: ${fault}`;

/** Damages a copy of the whole index and starts with it. */
async function met(
  whole: Whole,
  indexDir: string,
  damage: (indexDir: string) => Promise<void>,
  silent = false,
): Promise<string | null> {
  await mkdir(indexDir);
  try {
    await cp(whole.config.indexDir, indexDir, { recursive: true });
    await damage(indexDir);
    return await faultOfRebuilding(whole, indexDir, silent);
  } finally {
    await rm(indexDir, { recursive: true, force: true });
  }
}
