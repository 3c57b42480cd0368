import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/asking.ts';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { AnalyzedQuestion } from '../../src/core/answering/question.ts';
import { turnOf } from '../../src/core/conversation/turn.ts';
import type { Reading } from '../../src/core/corpus-index.ts';
import { languages } from '../../src/core/language.ts';
import type { Candidate } from '../../src/core/retrieval/retriever.ts';
import { openDatabaseIndex } from '../../src/database-live-index.ts';
import { embedderFor } from '../../src/embedder-for.ts';
import type { DatabaseIndex } from '../../src/engines/postgres/database-index.ts';
import { type LiveIndex, openLiveIndex } from '../../src/live-index.ts';
import { labelledQuestions, original, sentencesOf } from '../assistant/report-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';
import { configOf, type DatabaseServer, startServer } from './server.ts';

/**
 * Paragraphs of three of some sentences, no two of the same three: far more than what a question fetches out of the
 * database, and hard to tell apart.
 */
function threeByThree(paragraphs: readonly string[], count: number): string[] {
  const sentences = paragraphs.flatMap(sentencesOf);
  const made = sentences.flatMap((first, one) =>
    sentences
      .slice(one + 1)
      .flatMap((second, two) =>
        sentences.slice(one + two + 2).map((third) => [first, second, third].join(' ')),
      ),
  );
  return made.filter((_, place) => place % Math.floor(made.length / count) === 0).slice(0, count);
}

let server: DatabaseServer;
let local: Assistant;
let shared: Assistant;
let live: { readonly local: LiveIndex; readonly shared: LiveIndex<DatabaseIndex> };
let embedder: ReturnType<typeof embedderFor>;

/** Reports with a rendition and without, in either language, so that questions read within a language and across. */
beforeAll(async () => {
  const folder = await temporaryFolder(afterAll);
  const corpus = path.join(folder, 'corpus');
  await mkdir(corpus);
  const reports = path.join(root, 'training', 'reports');
  for (const name of [`${slug}.md`, `${slug}.en.md`])
    await cp(path.join(root, 'corpus', name), path.join(corpus, name));
  for (const name of ['electricity-import-deal.md'])
    await cp(path.join(reports, name), path.join(corpus, name));
  await writeReport(corpus, 'many', { paragraphs: threeByThree(original.paragraphs.slice(1), 120) });
  await writeReport(corpus, 'bees', {
    language: 'en',
    title: 'Bees of Sinjar',
    paragraphs: [
      'Doctor Layla Hasan keeps forty hives near Sinjar.',
      'The honey was sold in Mosul for nine dollars.',
    ],
  });
  server = await startServer();
  const here = configOf({ INDEX_DIR: path.join(folder, 'index'), CORPUS_DIR: corpus });
  const there = configOf({ INDEX_URL: server.url, CORPUS_DIR: corpus });
  [local, shared] = await Promise.all([openAssistant(here), openAssistant(there)]);
  embedder = embedderFor(here);
  const [ofFolder, ofDatabase] = await Promise.all([
    openLiveIndex(here, embedder),
    openDatabaseIndex(there, server.url, embedder),
  ]);
  live = { local: ofFolder, shared: ofDatabase };
}, 120_000);
afterAll(async () => {
  await Promise.all([local?.close(), shared?.close(), live?.local.close(), live?.shared.close()]);
  await embedder?.close();
  await server?.stop();
});

/**
 * What an answer says. Both stores give the same similarities but for the last digits of 32-bit numbers, so scores are
 * compared to five places.
 */
async function answerOf(
  assistant: Assistant,
  question: string,
  history: Parameters<Assistant['ask']>[1] = {},
) {
  const { tookMs: _, excerpts, ...answer } = await assistant.ask(question, { top: 10, ...history });
  return {
    ...answer,
    excerpts: excerpts.map((excerpt) => ({ ...excerpt, score: Number(excerpt.score.toFixed(5)) })),
  };
}

async function expectSame<Result>(of: (assistant: Assistant) => Promise<Result>): Promise<Result> {
  const result = await of(shared);
  expect(result).toEqual(await of(local));
  return result;
}

/** A question's candidates by what they stand for: numbers of paragraphs are each index's own. */
function candidatesOf(
  { reports, retriever, hits }: Reading,
  question: AnalyzedQuestion,
): (Omit<Candidate, 'paragraph'> & { readonly document: string; readonly paragraph: number })[] {
  return retriever.candidates(question, hits).map((candidate) => {
    const place = retriever.places[candidate.paragraph];
    return {
      ...candidate,
      document: reports[place?.report ?? -1]?.slug ?? '',
      paragraph: place?.paragraph ?? -1,
    };
  });
}

/** How many neighbours a question has in the program. */
const near = 40;

describe('the index in a database', () => {
  const special = [
    // Misspelt, in dialect, of what only one report has and in the other language, and of nothing at all.
    'متى افتتحتت العملياات المشتركه؟',
    'شكد سعر العسل؟',
    'How many megawatts of electricity are imported?',
    'Who keeps hives near Sinjaar?',
    'What did zzqx say?',
  ];
  const asked = [
    ...labelledQuestions.filter((_, place) => place % 18 === 0).map(({ question }) => question),
    ...special,
  ];

  it.each(asked)('gives the same candidates with the same signals to the last digit: %s', async (text) => {
    const [here, there] = [live.local.current, live.shared.current];
    const { question, vector } = await readQuestion(here, embedder, text);
    await there.prepareFor(question.language);
    const hits = here.nearest(vector ?? new Float32Array(), near);
    const found = candidatesOf(await there.read(question, hits), question);
    const byPlace = (each: { document: string; paragraph: number }) => `${each.document} ${each.paragraph}`;
    const sorted = (list: typeof found) => list.toSorted((a, b) => (byPlace(a) < byPlace(b) ? -1 : 1));
    expect(sorted(found)).toEqual(sorted(candidatesOf(here.read(question, hits), question)));
    expect(found.length).toBeGreaterThan(20);
    // Most of the corpus is not at hand.
    expect((await there.read(question, hits)).retriever.places.length).toBeLessThan(
      here.retriever.places.length,
    );
  });

  it.each(asked)(
    'finds passages as near, and the same but for those as near as the last: %s',
    async (text) => {
      const { vector } = await readQuestion(live.local.current, embedder, text);
      const here = live.local.current.nearest(vector ?? new Float32Array(), near);
      const there = await live.shared.current.nearest(vector ?? new Float32Array(), near);
      const last = (here.at(-1)?.similarity ?? 0) + 1e-6;
      const nearer = (hits: typeof here) =>
        hits
          .filter(({ similarity }) => similarity > last)
          .map(({ paragraph, language }) => `${paragraph} ${language}`);
      expect(nearer([...there]).sort()).toEqual(nearer([...here]).sort());
      for (const [rank, { similarity }] of there.entries())
        expect(similarity).toBeCloseTo(here[rank]?.similarity ?? 2, 5);
      expect(there).toHaveLength(near);
    },
  );

  it.each(special)('answers as the local one does: %s', async (question) => {
    const { excerpts } = await expectSame((assistant) => answerOf(assistant, question));
    expect(excerpts.length).toBeGreaterThan(0);
  });

  it.each([
    ['شكد سعر العسل؟', 'bees'],
    ['كم تبلغ كمية الكهرباء المستوردة؟', 'electricity-import-deal'],
    ['Who is the spokesman of the coalition?', slug],
    ['متى اتفقت بغداد وأربيل؟', 'bees'],
    ['What did zzqx say?', 'many'],
  ] as const)('answers within one report as the local one does: %s in %s', async (question, report) => {
    const { excerpts } = await expectSame((assistant) => answerOf(assistant, question, { report }));
    expect(excerpts.every(({ document }) => document === report)).toBe(true);
    const { vector } = await readQuestion(live.local.current, embedder, question);
    const here = live.local.current.nearest(vector ?? new Float32Array(), near, report);
    const there = await live.shared.current.nearest(vector ?? new Float32Array(), near, report);
    expect(there).toHaveLength(here.length);
    for (const [rank, { similarity }] of there.entries())
      expect(similarity).toBeCloseTo(here[rank]?.similarity ?? 2, 5);
  });

  it('sums up one report as the local one does, and knows reports by their titles', async () => {
    for (const request of [
      { report: 'Bees of Sinjar' },
      { report: slug, topic: 'كركوك' },
      { report: 'many' },
    ])
      await expectSame((assistant) => assistant.summarize(request));
    await expect(shared.ask('Who?', { report: 'beez' })).rejects.toThrow(
      'There is: baghdad-erbil-joint-operations, bees,',
    );
  });

  it('answers some and declines some', async () => {
    const answers = await Promise.all(asked.slice(-12).map((question) => shared.ask(question)));
    expect(new Set(answers.map(({ answered }) => answered)).size).toBe(2);
    expect(answers.some(({ wordsOnly }) => wordsOnly)).toBe(false);
  });

  it('understands what leans on an answer in the other language', async () => {
    const history = [turnOf(await local.ask('Who is the spokesman of the coalition?'))];
    await expectSame((assistant) => answerOf(assistant, 'ومتى قال ذلك؟', { history }));
  });

  it.each([{ language: 'en' as const }, { topic: 'كركوك' }, { topic: 'electricity' }])(
    'sums up as the local one does: %o',
    async (request) => {
      const { sentences } = await expectSame((assistant) => assistant.summarize(request));
      expect(sentences.length).toBeGreaterThan(0);
    },
  );

  it('reads paragraphs, references and reports as the local one does', async () => {
    await expectSame((assistant) => assistant.sources());
    await expectSame((assistant) => assistant.passage(3));
    const { reference } = await expectSame((assistant) => assistant.passage(2, slug));
    for (const language of languages)
      expect(await expectSame((assistant) => assistant.excerpt(reference, language))).not.toBeNull();
    expect(await shared.excerpt('AAAAAA001', 'ar')).toBeNull();
    await expect(shared.passage(1, 'flood')).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    await expect(shared.passage(99, slug)).rejects.toMatchObject({ code: 'PARAGRAPH_UNKNOWN' });
  });

  it('suggests reports and their paragraphs as the local one does', async () => {
    await expectSame((assistant) => assistant.suggestPassages('كركوك', { report: slug }));
    await expectSame((assistant) => assistant.suggestReports(''));
  });
});
