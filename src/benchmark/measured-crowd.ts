import type { Config } from '../config.ts';
import { spreadOf } from './comparison.ts';
import { type Crowd, receiveCrowd } from './crowd.ts';
import type { Figures } from './figures.ts';

/** How many people ask how much in how long. */
export const crowdSize = { people: 50, questions: 200, withinMs: 1_000 } as const;

/**
 * Has a crowd ask the bot, and tells how long people waited.
 * @param questions at least 200
 * @throws Error where a question was not answered once
 */
export async function measureCrowd(config: Config, questions: readonly string[]): Promise<Figures<'crowd'>> {
  const crowd: Crowd = { ...crowdSize, questions: questions.slice(0, crowdSize.questions) };
  const { receptions } = await receiveCrowd(config, crowd, 'crowd');
  const wrong = receptions.filter(({ acknowledgements, answers }) => acknowledgements !== 1 || answers !== 1);
  if (wrong.length > 0)
    throw new Error(`${wrong.length} of ${receptions.length} questions were not answered once.`);
  const times = (of: 'acknowledgedMs' | 'answeredMs') =>
    spreadOf(receptions.flatMap((each) => each[of] ?? []));
  return { acknowledged: times('acknowledgedMs'), answered: times('answeredMs') };
}
