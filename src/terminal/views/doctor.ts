import type { Finding, Verdict } from '../../core/diagnosis.ts';
import { own, type Paragraph, paragraph, type Style } from '../layout/paragraph.ts';

const styles: Record<Verdict, Style> = {
  ok: 'answer',
  warning: 'notice',
  fault: 'notice',
  'not tried': 'quiet',
};

const column = Math.max(...Object.keys(styles).map((verdict) => verdict.length));

/** One line a check: how it ended, what was looked at, what was found and what to do. */
export const doctorView = (findings: readonly Finding[]): Paragraph[] =>
  findings.map(({ check, verdict, says }) =>
    paragraph(
      'en',
      own(verdict.padEnd(column + 2), styles[verdict]),
      own(`${check}: `, 'heading'),
      own(says),
    ),
  );
