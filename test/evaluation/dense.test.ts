import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { bootstrapMean } from '../../src/evaluation/bootstrap.ts';
import { denseTable, evaluateDense } from '../../src/evaluation/dense.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

const paragraphs = [
  ['نهر دجلة ينبع من تركيا ويصب في شط العرب.', 'من أين ينبع نهر دجلة؟', 'Where does the Tigris river rise?'],
  [
    'تأسست جامعة بغداد في عام 1957 وهي أكبر جامعات العراق.',
    'متى تأسست جامعة بغداد؟',
    'When was the university of Baghdad founded?',
  ],
  ['فاز فريق كرة القدم بالكأس بعد مباراة طويلة.', 'من فاز بالكأس؟', 'Who won the football cup?'],
] as const;

/** A file in the form of SQuAD, an article for each paragraph. */
async function squadFile(question: 1 | 2): Promise<string> {
  const file = path.join(await temporaryFolder(), 'squad.json');
  const data = paragraphs.map((texts, place) => ({
    paragraphs: [{ context: texts[0], qas: [{ id: `q${place}`, question: texts[question], answers: [] }] }],
  }));
  await writeFile(file, JSON.stringify({ data }));
  return file;
}

describe('a model alone', () => {
  const config = loadConfig({}, root);

  it('is measured by the rank of the right paragraph', async () => {
    const arabic = await squadFile(1);
    const measures = await evaluateDense(config, arabic, null);
    expect(measures).toMatchObject({ questions: 3, paragraphs: 3, recallAt1: { mean: 1, low: 1, high: 1 } });
    expect(denseTable('m', measures)).toContain(
      '| 1.000 (1.000–1.000) | 1.000 (1.000–1.000) | 1.000 (1.000–1.000) |',
    );
    expect(await evaluateDense(config, arabic, await squadFile(2))).toMatchObject({ recallAt1: { mean: 1 } });
  });
});

describe('the bootstrap', () => {
  it('has an interval about the mean that shrinks with the groups', () => {
    const groups = (count: number) => Array.from({ length: count }, (_, place) => [place % 2, place % 2]);
    const few = bootstrapMean(groups(10));
    const many = bootstrapMean(groups(1000));
    expect(few).toMatchObject({ mean: 0.5 });
    expect(few.low).toBeLessThan(0.35);
    expect(few.high).toBeGreaterThan(0.65);
    expect(many.high - many.low).toBeLessThan(0.08);
    expect(many.low).toBeLessThan(0.5);
    expect(bootstrapMean(groups(10))).toEqual(few);
  });

  it('draws groups, not values: equal values within them tell nothing new', () => {
    const values = Array.from({ length: 400 }, (_, place) => (place < 200 ? 0 : 1));
    const apart = bootstrapMean(values.map((value) => [value]));
    const together = bootstrapMean(
      Array.from({ length: 8 }, (_, place) => values.slice(place * 50, place * 50 + 50)),
    );
    expect(together.high - together.low).toBeGreaterThan(3 * (apart.high - apart.low));
  });
});
