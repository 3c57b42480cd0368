import type { Config } from '../../config.ts';
import { judgeAll } from '../asking-all.ts';
import type { Examiner } from '../examiner.ts';
import type { KnownQuestion } from '../judge.ts';
import { resultsTable } from '../pages/tables.ts';
import { type AskedQuestion, askedFile, readAsked } from './asked-file.ts';

/** Asks the questions that people asked and somebody labelled; nothing where there are none. */
export async function askedSection(config: Config, examiner: Examiner): Promise<string[]> {
  const accepted = (await readAsked(askedFile(config))).filter(({ decision }) => decision === 'accepted');
  if (accepted.length === 0) return [];
  const judged = await judgeAll(examiner, accepted.map(knownQuestion));
  return [
    '## Questions that people asked',
    'Of those that a verdict was given on, the ones that were labelled with `npm run feedback`. Nothing was fitted on them. They are no sample of what is asked: whoever is content seldom says so.',
    resultsTable(judged, ['language'], ['sentence']),
  ];
}

const knownQuestion = ({ id, question, language, gold }: AskedQuestion): KnownQuestion => ({
  id,
  question,
  groups: { language },
  cluster: id,
  gold: gold.map((place) => ({ ...place, answers: [] })),
});
