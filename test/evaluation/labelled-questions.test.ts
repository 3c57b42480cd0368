import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

const shipped = path.join(root, 'corpus', 'questions.jsonl');

const question = {
  id: 'c1',
  half: 'calibrate',
  language: 'ar',
  variety: 'dialect',
  kind: 'who',
  fact: 'speaker',
  question: 'منو المتحدث؟',
  gold: [{ document: 'floods', paragraph: 2, answer: 'فلان' }],
};

async function read(...lines: string[]) {
  const file = path.join(await temporaryFolder(), 'questions.jsonl');
  await writeFile(file, lines.join('\n'));
  return { file, questions: readLabelledQuestions(file) };
}

describe('readLabelledQuestions', () => {
  it('reads one question a line, and passes over blank lines', async () => {
    const other = { ...question, id: 'c2', gold: [] };
    const { questions } = await read(JSON.stringify(question), '', JSON.stringify(other), '');
    expect(await questions).toEqual([question, other]);
  });

  it.each([
    ['no JSON', '{', 'line: '],
    ['another half', JSON.stringify({ ...question, half: 'test' }), 'half: '],
    ['another language', JSON.stringify({ ...question, language: 'fa' }), 'language: '],
    ['an empty question', JSON.stringify({ ...question, question: '' }), 'question: '],
    [
      'a negative paragraph',
      JSON.stringify({ ...question, gold: [{ ...question.gold[0], paragraph: -1 }] }),
      'gold.0.paragraph: ',
    ],
    ['no gold', JSON.stringify({ ...question, gold: undefined }), 'gold: '],
    ['a key too many', JSON.stringify({ ...question, answer: 'x' }), 'answer'],
  ])('names file, line and fault of a line with %s', async (_, line, fault) => {
    const { file, questions } = await read(JSON.stringify(question), '', line);
    const error = await questions.catch((reason) => reason);
    expect(error).toMatchObject({ code: 'CORPUS_FAULT' });
    expect(error.message).toContain(`${file}:3: `);
    expect(error.message).toContain(fault);
    expect(error.message).toMatch(/Correct the line\.$/);
  });
});

describe('the labelled questions of the repository', () => {
  it('are of both halves, which share no fact, and none is asked twice', async () => {
    const questions = await readLabelledQuestions(shipped);
    const factsOf = (half: string) =>
      new Set(questions.filter((each) => each.half === half).map(({ fact }) => fact));
    const [calibrate, report] = [factsOf('calibrate'), factsOf('report')];
    expect(calibrate.size).toBeGreaterThan(20);
    expect(report.size).toBeGreaterThan(20);
    expect([...calibrate].filter((fact) => report.has(fact))).toEqual([]);
    for (const key of ['id', 'question'] as const)
      expect(new Set(questions.map((each) => each[key])).size).toBe(questions.length);
  });

  it('cover every language and variety, answerable and not, in each half', async () => {
    const questions = await readLabelledQuestions(shipped);
    expect(questions.length).toBeGreaterThanOrEqual(160);
    expect(questions.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(50);
    for (const half of ['calibrate', 'report'] as const) {
      for (const answerable of [true, false]) {
        const varieties = questions
          .filter((each) => each.half === half && each.gold.length > 0 === answerable)
          .map(({ variety }) => variety);
        expect([...new Set(varieties)].sort()).toEqual([
          'dialect',
          'digits',
          'english',
          'misspelt',
          'standard',
        ]);
      }
    }
    expect(
      questions.filter(({ variety, language }) => (variety === 'english') !== (language === 'en')),
    ).toEqual([]);
  });
});
