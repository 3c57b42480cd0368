import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { createEmbedder } from '../../engines/embedding/embedder.ts';
import { type RunSection, Tally, type Trial } from '../section.ts';
import { defaultConfig, writeSmallCorpus } from '../small-index.ts';
import { type Harm, hanging, killedIdle, killedOverAndOver, killedUnderQuestion, slow } from './harms.ts';
import { TextsInFlight } from './texts-in-flight.ts';
import { WatchedAssistant } from './watched-assistant.ts';

/** Rounds of each harm; a hanging process costs its 20 s each time. */
const rounds = { each: 10, growing: 3, hanging: 2 } as const;
const briefRounds = { each: 1, growing: 1, hanging: 0 } as const;

const method = `An assistant over a small report, with the bundled model in its process, and the log that it keeps. The process is killed (SIGKILL), stopped (SIGSTOP) and left, or stopped and let go on, while a question is asked. Survived is it where the question is answered from the same paragraph, with its vector or from its words alone, as the answer says; where \`about\` and the log tell of a death; where they tell of one that is there and does not answer, before it is replaced; and where after that a question has its vector again and the very answer of before. In the other trials twelve long texts are being embedded: after one death they are sent once more and get their vectors, after two the call ends with EMBEDDER_DOWN. Out of memory is a process that may get no more than it has and up to 40 MiB (\`prlimit --as\`), half of that, and so on, in the end not even all that it has, until one dies; the vectors come, from it or from the next, or the call ends with EMBEDDER_DOWN.`;

type Round = (round: number) => Promise<string | null>;

/** Kills, stops and starves the embedding process under questions and texts. */
export const run: RunSection = async ({ brief, report }) => {
  const count = brief ? briefRounds : rounds;
  const trials: Trial[] = [];
  async function trial(what: string, times: number, harm: Round, note?: () => string): Promise<void> {
    const tally = new Tally(what);
    for (let round = 0; round < times; round++) {
      const fault = await harm(round);
      tally.add(fault && `round ${round + 1}: ${fault}`);
    }
    const counted = tally.trial(note?.());
    report(`${what}: ${counted.survived} of ${counted.tried}`);
    for (const exception of counted.exceptions) report(exception);
    trials.push(counted);
  }

  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-embedding-'));
  const [corpusDir, indexDir] = [path.join(folder, 'corpus'), path.join(folder, 'index')];
  const config: Config = { ...defaultConfig(), corpusDir, indexDir };
  try {
    await writeSmallCorpus(corpusDir, 'عشرين');
    const watched = await WatchedAssistant.open(config);
    const under =
      (harm: Harm): Round =>
      async (round) => {
        watched.takePauses();
        return (await harm(watched, round)) ?? (await watched.faultOfRecovery());
      };
    await trial('killed while nobody asks', count.each, under(killedIdle));
    await trial('killed under a question', count.each, under(killedUnderQuestion));
    await trial(
      'killed four times before it could answer',
      count.growing,
      under(killedOverAndOver),
      () => 'restarted after 0, 250, 500 and 1,000 ms',
    );
    await trial('slow, by 0.1 to 2.1 s', count.each, under(slow));
    await trial('hanging', count.hanging, under(hanging));
    await watched.close();

    const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
    try {
      const texts = await TextsInFlight.make(embedder);
      await trial('killed under texts, once', count.each, () => texts.killedOnce());
      await trial('killed under texts, twice', count.each, () => texts.killedTwice());
      let processes = 0;
      await trial(
        'out of memory, until a process died of it',
        count.each,
        async (round) => {
          const { fault, tries } = await texts.withoutMemory((round * 7919) % 40_960);
          processes += tries;
          return fault;
        },
        () => `a process died in each, after ${processes - count.each} that got by`,
      );
    } finally {
      await embedder.close();
    }
    return { title: 'The embedding process killed, hung, slow and out of memory', method, trials };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
