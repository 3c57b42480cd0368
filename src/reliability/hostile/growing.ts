import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Assistant } from '../../assistant.ts';
import { Tally, type Trial } from '../section.ts';
import { corpusFileFault } from './corpus-fault.ts';
import type { WorkCounter } from './counted-work.ts';
import { growthFault } from './growth.ts';
import { named } from './texts.ts';

/** What costs a careless reader the most, again and again. */
const units = [
  'ا',
  'ا ',
  'ااا',
  'كلمة ',
  'والمتحدث ',
  'coalition ',
  'a',
  '. ',
  '.',
  '.)',
  'د. ',
  'Dr. ',
  '"',
  '«',
  "a'",
  '1,',
  '12:',
  '٨٠ ',
  '\u064b',
  '\u0301',
  '\u202e',
  '\u200d',
  '👩\u200d',
  '\ud83d',
  '𝔞 ',
  '؟',
  '؟ ',
  '\n',
  'من هو ',
  'ماذا عن ',
  'and when ',
  '**',
  '<@1>',
] as const;

/** Of a length; `ا` in front, so that there is something to read in it. */
const repeated = (unit: string, length: number): string =>
  `ا ${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length);

const sizes = {
  /** Up to what is read of a question. */
  question: [250, 500, 1_000, 2_000],
  refused: [250_000, 500_000, 1_000_000],
  report: [20_000, 40_000, 80_000],
} as const;

const reportOf = (title: string, body: string): Uint8Array =>
  Buffer.from(`---\ntitle: ${JSON.stringify(title)}\ndate: 2021\ncaption: x\nlanguage: ar\n---\n\n${body}\n`);

/**
 * Has texts grow, and counts whether the work on them grows by more than they do.
 * @param counter from before the assistant was loaded
 * @param folder for the report files
 * @param every of the texts one in so many
 */
export async function growthTrials(
  assistant: Assistant,
  counter: WorkCounter,
  folder: string,
  every: number,
): Promise<Trial[]> {
  const questions = new Tally('questions that grow, the counted work no faster than they');
  const reports = new Tally('report files that grow, the counted work no faster than they');
  const corpus = path.join(folder, 'corpus');
  await mkdir(corpus);
  const ask = (unit: string) => (size: number) => assistant.ask(repeated(unit, size));
  const read = (bytesOf: (size: number) => Uint8Array) => async (size: number) => {
    const fault = await corpusFileFault(corpus, bytesOf(size));
    if (fault) throw new Error(fault);
  };
  for (const unit of units.filter((_, place) => place % every === 0)) {
    const add = async (tally: Tally, of: readonly number[], work: (size: number) => Promise<unknown>) => {
      const fault = await growthFault(counter, of, work);
      tally.add(fault && `${named(unit)}: ${fault}`);
    };
    await add(questions, sizes.question, ask(unit));
    await add(questions, sizes.refused, ask(unit));
    await add(
      reports,
      sizes.report,
      read((size) => reportOf('x', repeated(unit, size))),
    );
    await add(
      reports,
      sizes.report,
      read((size) => reportOf(repeated(unit, size), 'نص.')),
    );
  }
  return [questions.trial(), reports.trial()];
}
