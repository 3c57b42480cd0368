import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/core/language.ts';
import { type FollowUpPair, readFollowUpPairs } from '../../src/evaluation/follow-up-pairs.ts';
import { readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';

const pair: FollowUpPair = {
  id: 'f1',
  half: 'calibrate',
  language: 'ar',
  variety: 'standard',
  kind: 'question-word',
  fact: 'when',
  earlier: ['أين عُقد الاجتماع؟'],
  question: 'ومتى؟',
  leans: true,
  alone: 'متى عُقد الاجتماع؟',
  gold: [{ document: 'meeting', paragraph: 2 }],
};

async function read(...lines: string[]) {
  const file = path.join(await temporaryFolder(), 'follow-ups.jsonl');
  await writeFile(file, lines.join('\n'));
  return { file, pairs: readFollowUpPairs(file) };
}

describe('readFollowUpPairs', () => {
  it('reads one pair a line, and passes over blank lines', async () => {
    const { pairs } = await read(JSON.stringify(pair), '', JSON.stringify({ ...pair, gold: [] }), '');
    expect(await pairs).toEqual([pair, { ...pair, gold: [] }]);
  });

  it.each([
    ['no JSON', '{', 'line: '],
    ['no earlier question', JSON.stringify({ ...pair, earlier: [] }), 'earlier: '],
    ['another kind', JSON.stringify({ ...pair, kind: 'other' }), 'kind: '],
    ['a key too many', JSON.stringify({ ...pair, answer: 'x' }), 'answer'],
  ])('names file, line and fault of a line with %s', async (_, line, fault) => {
    const { file, pairs } = await read(JSON.stringify(pair), '', line);
    const error = await pairs.catch((reason) => reason);
    expect(error).toMatchObject({ code: 'CORPUS_FAULT' });
    expect(error.message).toContain(`${file}:3: `);
    expect(error.message).toContain(fault);
  });
});

describe('the labelled follow-ups of the repository', async () => {
  const corpus = await readFollowUpPairs(path.join(root, 'corpus', 'follow-ups.jsonl'));
  const training = await readFollowUpPairs(path.join(root, 'training', 'follow-ups.jsonl'));
  const all = [...corpus, ...training];

  it('are many, each once, in their language, and asked in full where they lean on nothing', () => {
    expect(corpus.filter(({ half, leans }) => half === 'report' && leans).length).toBeGreaterThanOrEqual(40);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const asked = all.map(({ earlier, question }) => [...earlier, question].join('\n'));
    expect(new Set(asked).size).toBe(all.length);
    for (const { question, language, leans, alone } of all) {
      expect(detectLanguage(question)).toBe(language);
      if (!leans) expect(alone).toBe(question);
    }
  });

  it('share no fact between their halves, nor with the other half of the labelled questions', async () => {
    const questions = await readLabelledQuestions(path.join(root, 'corpus', 'questions.jsonl'));
    const halves = new Map<string, string>();
    for (const { fact, half } of [...questions, ...corpus]) {
      expect({ fact, half: halves.get(fact) ?? half }).toEqual({ fact, half });
      halves.set(fact, half);
    }
  });

  it('of the training reports share no report between their halves', () => {
    const documents = (half: FollowUpPair['half']) =>
      new Set(
        training
          .filter((each) => each.half === half)
          .flatMap(({ gold }) => gold.map((each) => each.document)),
      );
    const [calibrate, report] = [documents('calibrate'), documents('report')];
    expect([...calibrate].filter((document) => report.has(document))).toEqual([]);
    expect(calibrate.size + report.size).toBe(10);
  });

  it('name paragraphs that there are', () => {
    for (const { gold } of corpus) {
      for (const { document, paragraph } of gold) {
        expect(document).toBe(slug);
        expect(paragraph).toBeLessThanOrEqual(11);
      }
    }
  });
});
