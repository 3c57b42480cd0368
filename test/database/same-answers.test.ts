import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { turnOf } from '../../src/core/conversation/turn.ts';
import { languages } from '../../src/core/language.ts';
import { labelledQuestions } from '../assistant/report-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';
import { configOf, type DatabaseServer, startServer } from './server.ts';

let server: DatabaseServer;
let local: Assistant;
let shared: Assistant;

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
  await writeReport(corpus, 'bees', {
    language: 'en',
    title: 'Bees of Sinjar',
    paragraphs: [
      'Doctor Layla Hasan keeps forty hives near Sinjar.',
      'The honey was sold in Mosul for nine dollars.',
    ],
  });
  server = await startServer();
  [local, shared] = await Promise.all([
    openAssistant(configOf({ INDEX_DIR: path.join(folder, 'index'), CORPUS_DIR: corpus })),
    openAssistant(configOf({ INDEX_URL: server.url, CORPUS_DIR: corpus })),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([local?.close(), shared?.close()]);
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

describe('the index in a database', () => {
  const asked = [
    ...labelledQuestions.filter((_, place) => place % 16 === 0).map(({ question }) => question),
    // Misspelt, in dialect, of what only one report has and in the other language.
    'متى افتتحتت العملياات المشتركه؟',
    'شكد سعر العسل؟',
    'How many megawatts of electricity are imported?',
    'Who keeps hives near Sinjaar?',
    'What did zzqx say?',
  ];

  it.each(asked)('answers as the local one does: %s', async (question) => {
    const { excerpts } = await expectSame((assistant) => answerOf(assistant, question));
    expect(excerpts.length).toBeGreaterThan(0);
  });

  it('answers some and declines some', async () => {
    const answers = await Promise.all(asked.map((question) => shared.ask(question)));
    expect(new Set(answers.map(({ answered }) => answered)).size).toBe(2);
    expect(answers.some(({ wordsOnly }) => wordsOnly)).toBe(false);
  });

  it('understands what leans on an answer in the other language', async () => {
    const history = [turnOf(await local.ask('Who is the spokesman of the coalition?'))];
    await expectSame((assistant) => answerOf(assistant, 'ومتى قال ذلك؟', { history }));
  });

  it.each([{}, { language: 'en' as const }, { topic: 'كركوك' }, { topic: 'electricity' }])(
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
