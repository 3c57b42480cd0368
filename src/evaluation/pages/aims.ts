import { type Judged, type Measures, measure } from '../measures.ts';
import { figure, table } from './markdown.ts';

/** What a set of questions is to reach. */
interface Aim {
  readonly what: string;
  readonly of: (judged: readonly Judged[]) => readonly Judged[];
  readonly read: (measures: Measures) => number | null;
  readonly least: number;
}

const all = (judged: readonly Judged[]) => judged;
const inLanguage = (wanted: string) => (judged: readonly Judged[]) =>
  judged.filter(({ groups: { language } }) => language === wanted);

/** The report's own questions. */
const aims: readonly Aim[] = [
  {
    what: 'recall@1, Arabic questions',
    of: inLanguage('ar'),
    read: ({ recallAt1 }) => recallAt1,
    least: 0.98,
  },
  {
    what: 'recall@1, English questions',
    of: inLanguage('en'),
    read: ({ recallAt1 }) => recallAt1,
    least: 0.97,
  },
  { what: 'answering sentence', of: all, read: ({ sentence }) => sentence, least: 0.95 },
  { what: 'answered', of: all, read: ({ answered }) => answered, least: 0.97 },
  { what: 'declined', of: all, read: ({ declined }) => declined, least: 0.92 },
];

/** What is aimed at beside what was reached. */
export const aimsSection = (judged: readonly Judged[]): string[] => [
  '### What is aimed at',
  table(
    ['', 'aim', 'reached'],
    aims.map(({ what, of, read, least }) => [what, figure(least), figure(read(measure(of(judged))))]),
  ),
];
