import type { Config } from '../config.ts';
import { type Crowd, receiveCrowd } from './crowd.ts';
import type { WaitsSection } from './page.ts';

const size = { people: 50, questions: 200, withinMs: 1_000 } as const;

/**
 * Has a crowd ask the bot on each corpus, and tells how long people waited.
 * @param questions at least 200
 * @throws Error where a question was not answered once
 */
export async function crowdSection(
  corpora: readonly { readonly what: string; readonly config: Config }[],
  questions: readonly string[],
): Promise<WaitsSection> {
  const crowd: Crowd = { ...size, questions: questions.slice(0, size.questions) };
  const waits: WaitsSection['waits'][number][] = [];
  for (const { what, config } of corpora) {
    const { receptions } = await receiveCrowd(config, crowd, 'crowd');
    const wrong = receptions.filter(
      ({ acknowledgements, answers }) => acknowledgements !== 1 || answers !== 1,
    );
    if (wrong.length > 0)
      throw new Error(`${wrong.length} of ${receptions.length} questions were not answered once.`);
    const times = (of: 'acknowledgedMs' | 'answeredMs') => receptions.flatMap((each) => each[of] ?? []);
    waits.push(
      { what: `${what}: acknowledged`, times: times('acknowledgedMs') },
      { what: `${what}: answered`, times: times('answeredMs') },
    );
  }
  return {
    title: 'A crowd on Discord',
    explanation: `${size.people} people ask ${size.questions} questions within one second, while the index is rebuilt in full, over and over, by further processes. The bot runs as \`npm start\` does, on a loopback Discord that shares the machine with all of them. Every question was acknowledged once and answered once. From a question's leaving Discord to the arrival there of the first response, and of the answer; as Discord allows 50 requests a second besides first responses, discord.js spreads ${size.questions} answers over some four seconds.`,
    waits,
  };
}
