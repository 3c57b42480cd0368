import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Summary, SummaryLength, SummaryRequest } from '../../src/core/summary/summary.ts';
import { slug, temporaryFolder } from '../scripts/command.ts';
import { configFor, original, rendition, sentencesOf } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

const lengths = { short: [2, 3], medium: [4, 6], long: [8, 10] } as const;
const texts = { ar: original, en: rendition } as const;

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)));
});
afterAll(() => assistant.close());

/** Every sentence whole, verbatim in its paragraph, in the report's order, none twice. */
function expectFaithful({ sentences, language }: Summary): void {
  const { paragraphs } = texts[language];
  const places = sentences.map(({ document, paragraph, paragraphs: count, text }) => {
    expect({ document, count }).toEqual({ document: slug, count: paragraphs.length - 1 });
    const body = paragraphs[paragraph] ?? '';
    expect(sentencesOf(body)).toContain(text);
    expect(paragraph).toBeGreaterThan(0);
    return paragraph * 10_000 + body.indexOf(text);
  });
  expect(places).toEqual([...new Set(places)].sort((left, right) => left - right));
}

async function openSmall(...reports: Parameters<typeof writeReport>[]): Promise<Assistant> {
  const folder = await temporaryFolder();
  const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
  for (const [, name, source] of reports) await writeReport(config.corpusDir, name, source);
  const opened = await openAssistant(config);
  onTestFinished(() => opened.close());
  return opened;
}

describe('a summary of the report', () => {
  const requests = (['ar', 'en'] as const).flatMap((language) =>
    (['short', 'medium', 'long'] as const).map((length) => ({ language, length })),
  );
  it.each(requests)('in $language is $length', async ({ language, length }) => {
    const summary = await assistant.summarize({ language, length });
    expect(summary).toMatchObject({ language, length, topic: null });
    const [least, most] = lengths[length as SummaryLength];
    expect(summary.sentences.length).toBeGreaterThanOrEqual(least);
    expect(summary.sentences.length).toBeLessThanOrEqual(most);
    expectFaithful(summary);
  });

  it('is Arabic and of medium length when nothing is asked for', async () => {
    expect(await assistant.summarize()).toEqual(
      await assistant.summarize({ language: 'ar', length: 'medium', topic: null }),
    );
  });

  it('begins with the news', async () => {
    for (const length of ['short', 'medium', 'long'] as const)
      expect((await assistant.summarize({ length })).sentences[0]?.paragraph).toBe(1);
  });
});

describe('a summary on a topic', () => {
  it.each([
    ['كركوك', 'كركوك'],
    ['واين ماروتو', 'ماروتو'],
    ['البيشمركه', 'البشمركة'],
    ['Kirkuk', 'Kirkuk'],
    ['the coalition', 'coalition'],
    ['Wayne Marotto', 'Marotto'],
  ])('%s holds only sentences with %s', async (topic, word) => {
    const summary = await assistant.summarize({ topic, length: 'long' });
    expect(summary).toMatchObject({ topic, language: /[a-z]/.test(topic) ? 'en' : 'ar' });
    expect(summary.sentences.length).toBeGreaterThan(0);
    for (const { text } of summary.sentences) expect(text).toContain(word);
    expectFaithful(summary);
  });

  it.each(['كرة القدم', 'أسعار النفط', 'طبخ الرز', 'football', 'oil prices'])(
    '%s, of which the report says nothing, is empty',
    async (topic) => {
      expect((await assistant.summarize({ topic, length: 'long' })).sentences).toEqual([]);
    },
  );

  it.each([
    { topic: 'كركوك', language: 'en' },
    { topic: 'Kirkuk', language: 'ar' },
  ] as const)('$topic is read in $language too, from paragraphs that name it', async (request) => {
    const summary = await assistant.summarize(request);
    expect(summary.language).toBe(request.language);
    expect(summary.sentences.length).toBeGreaterThan(2);
    for (const { paragraph } of summary.sentences) expect(original.paragraphs[paragraph]).toContain('كركوك');
    expectFaithful(summary);
  });
});

describe('a summary of another corpus', () => {
  const bridge = ['افتتح الوزير الجسر يوم الأحد. بلغت كلفته عشرين مليون دولار.'];
  const longest: SummaryRequest = { length: 'long' };

  it('with fewer sentences than are asked for is all of them', async () => {
    const small = await openSmall(['', 'bridge', { paragraphs: bridge }]);
    for (const length of ['short', 'medium', 'long'] as const) {
      const { sentences } = await small.summarize({ length });
      expect(sentences.map(({ text }) => text).join(' ')).toBe(bridge[0]);
    }
  });

  it('without a rendition is in the words of the original, whatever the language', async () => {
    const small = await openSmall(['', 'bridge', { paragraphs: bridge }]);
    const summary = await small.summarize({ ...longest, language: 'en' });
    expect(summary.language).toBe('en');
    expect(summary.sentences.map(({ text }) => text).join(' ')).toBe(bridge[0]);
    const onTopic = await small.summarize({ ...longest, topic: 'the bridge' });
    expect(onTopic.sentences.map(({ text }) => text)).toEqual(['افتتح الوزير الجسر يوم الأحد.']);
  });

  it('says a sentence that stands twice once', async () => {
    const small = await openSmall(['', 'bridge', { paragraphs: [...bridge, ...bridge] }]);
    const { sentences } = await small.summarize(longest);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
    expect(sentences).toHaveLength(2);
  });

  it('reaches a report that stands behind more sentences than are weighed', async () => {
    const long = Array.from({ length: 450 }, (_, place) => `سُجّل البند ${place} في الدفتر رقم ${place * 7}.`);
    const title = 'افتتاح جسر جديد على نهر دجلة في الموصل';
    const small = await openSmall(
      ['', 'ledger', { title: 'دفاتر', paragraphs: long }],
      ['', 'news', { title, paragraphs: [`${title}.`] }],
    );
    const { sentences } = await small.summarize({ length: 'short' });
    expect(sentences.map(({ document }) => document)).toContain('news');
  });

  it('names the report of each sentence', async () => {
    const road = ['عُبّد الطريق الدولي أمس.', 'يبلغ طوله مئة كيلومتر.'];
    const small = await openSmall(
      ['', 'bridge', { paragraphs: bridge }],
      ['', 'road', { title: 'طريق', paragraphs: road }],
    );
    const { sentences } = await small.summarize(longest);
    expect(sentences.map(({ document, paragraph, paragraphs }) => [document, paragraph, paragraphs])).toEqual(
      [
        ['bridge', 1, 1],
        ['bridge', 1, 1],
        ['road', 1, 2],
        ['road', 2, 2],
      ],
    );
  });
});
