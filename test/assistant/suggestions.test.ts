import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Suggestion, SuggestionOptions } from '../../src/core/suggesting/suggestion.ts';
import { hostileText } from '../discord/replies/hostile.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';
import { configFor, original, rendition } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

async function openOver(corpus?: string, forget?: Parameters<typeof temporaryFolder>[0]): Promise<Assistant> {
  const assistant = await openAssistant(configFor(path.join(await temporaryFolder(forget), 'index'), corpus));
  await assistant.prepareSuggestions();
  return assistant;
}

/** Beginnings that between them bring up all that there is. */
const beginnings = ['', ...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', ...'abcdefghijklmnopqrstuvwxyz', '1', '2'];

async function everything<Found extends Suggestion>(
  suggest: (typed: string, options?: SuggestionOptions) => Promise<readonly Found[]>,
  options?: SuggestionOptions,
): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const typed of beginnings) {
    for (const each of await suggest(typed, options)) found.set(each.value, each);
  }
  return [...found.values()];
}

describe('the suggestions from the report', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = await openOver(undefined, afterAll);
  });
  afterAll(() => assistant.close());

  const questions = async (typed: string, options?: SuggestionOptions) =>
    (await assistant.suggestQuestions(typed, options)).map(({ value }) => value);

  it('are questions which the assistant answers first from the paragraph that they name', async () => {
    const all = await everything(assistant.suggestQuestions);
    expect(all.length).toBeGreaterThan(60);
    for (const { value, label, language, document, paragraph } of all) {
      expect(label).toBe(value);
      const answer = await assistant.ask(value);
      expect({ value, answered: answer.answered, language: answer.language }).toEqual({
        value,
        answered: true,
        language,
      });
      expect({ value, ...answer.excerpts[0] }).toMatchObject({ value, document, paragraph });
    }
  });

  it('come of nearly all paragraphs and kinds of question, in both languages', async () => {
    const all = await everything(assistant.suggestQuestions);
    for (const language of ['ar', 'en']) {
      const own = all.filter((question) => question.language === language);
      expect(new Set(own.map(({ paragraph }) => paragraph)).size).toBeGreaterThanOrEqual(10);
    }
    const words = ['من هو', 'متى', 'أين', 'كم', 'ماذا قال', 'who', 'when', 'where', 'how', 'what'];
    for (const word of words) expect((await questions(word)).length, word).toBeGreaterThan(0);
  });

  it('have both languages in turn while nothing is typed, or the one that is hinted at first', async () => {
    const mixed = await assistant.suggestQuestions('', { limit: 8 });
    expect(new Set(mixed.map(({ language }) => language)).size).toBe(2);
    expect(new Set(mixed.map(({ paragraph }) => paragraph)).size).toBeGreaterThan(3);
    for (const language of ['ar', 'en'] as const) {
      const hinted = await assistant.suggestQuestions('', { language });
      expect(hinted).toHaveLength(25);
      expect(hinted.every((question) => question.language === language)).toBe(true);
    }
  });

  it('are in the language that is typed, and stay the same however that is vowelled', async () => {
    expect((await assistant.suggestQuestions('who')).every(({ language }) => language === 'en')).toBe(true);
    expect(await questions('مَن هُوَ')).toEqual(await questions('من هو'));
    expect((await questions('من هو المتحدث'))[0]).toBe('من هو المتحدث باسم التحالف؟');
    const beginning = fc.constantFrom(
      ...original.paragraphs.flatMap((text) => text.match(/\p{L}+ \p{L}+/gu) ?? []),
    );
    const marks = fc.constantFrom('', '\u064e', '\u0651\u064f', '\u0640', '\u0652', '\u200f');
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(marks, { minLength: 5 }), async (text, marked) => {
        const written = [...text]
          .map((letter, place) => letter + (/\p{L}/u.test(letter) ? marked[place % marked.length] : ''))
          .join('');
        expect(await questions(written)).toEqual(await questions(text));
        expect(await assistant.suggestTopics(written)).toEqual(await assistant.suggestTopics(text));
        expect(await assistant.suggestPassages(written)).toEqual(await assistant.suggestPassages(text));
      }),
      { numRuns: 40 },
    );
  });

  it('offer a name in both scripts', async () => {
    const topics = (await assistant.suggestTopics('kirkuk')).map(({ value }) => value);
    expect(topics[0]).toBe('Kirkuk');
    expect(topics).toContain('كركوك');
    expect((await assistant.suggestTopics('كركوك')).map(({ value }) => value)).toContain('Kirkuk');
  });

  it('are topics that stand in the report, and of which a summary can be had', async () => {
    const texts = [...original.paragraphs, ...rendition.paragraphs].map((text) => text.replace(/\s+/g, ' '));
    const topics = await everything(assistant.suggestTopics);
    expect(topics.length).toBeGreaterThan(30);
    for (const { value } of topics)
      expect(
        texts.some((text) => text.includes(value)),
        value,
      ).toBe(true);
    for (const { value } of topics.slice(0, 6)) {
      const summary = await assistant.summarize({ topic: value, length: 'short' });
      expect(summary.sentences.length, value).toBeGreaterThan(0);
    }
  });

  it('are paragraphs and reports', async () => {
    expect((await assistant.suggestPassages('٨'))[0]).toMatchObject({ value: 8, document: slug });
    expect((await assistant.suggestPassages('8', { report: slug }))[0]?.value).toBe(8);
    const [report] = await assistant.suggestReports('عمليات');
    expect(report).toEqual({ label: original.title, value: slug });
    expect(await assistant.suggestReports('joint operations')).toHaveLength(1);
  });

  it('are none of a report that there is not, and never more than 25', async () => {
    for (const suggest of [assistant.suggestQuestions, assistant.suggestTopics, assistant.suggestPassages])
      expect(await suggest('', { report: 'flood' })).toEqual([]);
    expect(await questions('', { limit: 1000 })).toHaveLength(25);
    expect(await questions('', { limit: 0 })).toHaveLength(1);
  });

  it('never give back what was typed', async () => {
    const typed = 'كركوك @everyone **zqxj**';
    const found = [
      ...(await assistant.suggestQuestions(typed)),
      ...(await assistant.suggestTopics(typed)),
      ...(await assistant.suggestPassages(typed)),
    ];
    expect(JSON.stringify(found)).not.toMatch(/everyone|zqxj/);
  });
});

describe('the suggestions from several reports', () => {
  it('hold for each report, and can be had of one alone', { timeout: 60_000 }, async () => {
    const assistant = await openOver(path.join(root, 'training', 'reports'));
    onTestFinished(() => assistant.close());
    const all = await everything(assistant.suggestQuestions);
    expect(all.length).toBeGreaterThan(120);
    expect(new Set(all.map(({ document }) => document)).size).toBe((await assistant.sources()).length);
    for (const { value, document, paragraph } of all.filter((_, place) => place % 4 === 0)) {
      const { answered, excerpts } = await assistant.ask(value);
      expect({ value, answered, ...excerpts[0] }).toMatchObject({
        value,
        answered: true,
        document,
        paragraph,
      });
    }
    const report = 'coastal-shield-exercise';
    await assistant.suggestQuestions('', { report });
    await expect.poll(() => assistant.suggestQuestions('', { report }), { timeout: 40_000 }).toHaveLength(25);
    for (const { document } of await assistant.suggestQuestions('', { report }))
      expect(document).toBe(report);
    expect((await assistant.suggestPassages('فرقاطات', { report })).length).toBeGreaterThan(0);
    expect((await assistant.suggestReports('تل رصد'))[0]?.value).toBe('tell-rasad-antiquities');
  });
});

describe('the suggestions from hostile reports', () => {
  it('stay within the limits and fit for one line', { timeout: 60_000 }, async () => {
    const corpus = path.join(await temporaryFolder(), 'corpus');
    const line = (text: string) => text.replace(/\s+/g, ' ').trim() || 'x';
    const texts = fc.sample(hostileText, { numRuns: 20, seed: 7 }).map(line);
    for (const [place, text] of texts.slice(0, 4).entries()) {
      const title = text.slice(0, 300).replaceAll("'", '').replace(/\p{C}/gu, '').trim() || 'x';
      const own = texts.slice(4 + place * 4, 8 + place * 4);
      const news = `وقال المتحدث باسم ${text.slice(0, 30)}، العقيد واين ماروتو، إن التحالف قال إن ${text.slice(0, 50)}.`;
      await writeReport(corpus, `r${place}`, { title, paragraphs: [...own, news] });
    }
    const news = 'أعلنت شركة "Zain Group" اليوم السبت افتتاح المصنع.';
    await writeReport(corpus, 'firm', { paragraphs: [news] });
    await writeReport(corpus, 'firm.en', {
      language: 'en',
      translationOf: 'firm',
      paragraphs: ['Today the firm Zain Group opened the works.'],
    });
    await writeReport(corpus, 'n'.repeat(120), { paragraphs: [news] });
    const assistant = await openOver(corpus);
    onTestFinished(() => assistant.close());
    expect((await assistant.suggestTopics('zain')).map(({ value }) => value)).toContain('Zain Group');
    const found: Suggestion<string | number>[] = [];
    for (const typed of ['', 'ا', 'قال', 'x', '1', '@', 'peshmerga', 'zain', '👩']) {
      for (const list of [
        await assistant.suggestQuestions(typed),
        await assistant.suggestTopics(typed),
        await assistant.suggestPassages(typed, { report: 'r3' }),
        await assistant.suggestReports(typed),
      ]) {
        expect(list.length).toBeLessThanOrEqual(25);
        expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
        found.push(...list);
      }
    }
    expect(found.length).toBeGreaterThan(20);
    for (const { label, value } of found) {
      expect(label.length).toBeGreaterThanOrEqual(1);
      expect(label.length).toBeLessThanOrEqual(100);
      if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(100);
      expect(`${label}${value}`).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});
