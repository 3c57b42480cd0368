import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/corpus/report.ts';
import { splitSentences } from '../../src/core/text/sentences.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { Examiner } from '../../src/evaluation/examiner.ts';
import {
  type JudgedSummary,
  judgeSummaries,
  judgeTopics,
} from '../../src/evaluation/summaries/judge-summary.ts';
import { type KeyFact, readKeyFacts, readTopics, tells } from '../../src/evaluation/summaries/key-facts.ts';
import { leadCharacters, leadSentences } from '../../src/evaluation/summaries/lead.ts';
import { configFor } from '../assistant/report-files.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

const corpus = path.join(root, 'corpus');
const training = path.join(root, 'training');
const factFiles = [
  { facts: path.join(corpus, 'key-facts.jsonl'), reports: corpus },
  { facts: path.join(training, 'key-facts.jsonl'), reports: path.join(training, 'reports') },
];

describe.each(factFiles)('the key facts in $facts', ({ facts: file, reports: folder }) => {
  let facts: readonly KeyFact[];
  let reports: readonly Report[];
  beforeAll(async () => {
    facts = await readKeyFacts(file);
    ({ reports } = await readCorpus(folder));
  });

  it('name each fact once', () => {
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(new Set(facts.map(({ document, fact }) => `${document} ${fact}`)).size).toBe(facts.length);
  });

  it('are each told by one sentence, verbatim, in every language that is given', () => {
    for (const { id, document, words } of facts) {
      const report = reports.find(({ slug }) => slug === document);
      for (const place of words) {
        for (const language of ['ar', 'en'] as const) {
          const wording = place[language];
          if (wording === undefined) continue;
          const text = [report?.original, ...(report?.renditions ?? [])].find(
            (each) => each?.language === language,
          );
          const paragraph = text?.paragraphs[place.paragraph] ?? '';
          const sentences = splitSentences(paragraph).map(([start, end]) => paragraph.slice(start, end));
          expect(
            sentences.filter((sentence) => sentence.includes(wording)),
            `${id} ${language}`,
          ).toHaveLength(1);
        }
      }
    }
  });
});

const fact: KeyFact = {
  id: 'k',
  document: 'floods',
  kind: 'what',
  fact: 'the bridge fell',
  words: [{ paragraph: 2, ar: 'انهار الجسر', en: 'the bridge fell' }],
};

describe('tells', () => {
  it.each([
    ['the words in their paragraph', { document: 'floods', paragraph: 2, text: 'أمس انهار الجسر.' }, true],
    ['the words in another paragraph', { document: 'floods', paragraph: 3, text: 'أمس انهار الجسر.' }, false],
    ['the words in another report', { document: 'fires', paragraph: 2, text: 'أمس انهار الجسر.' }, false],
    ['other words', { document: 'floods', paragraph: 2, text: 'أمس انهار السد.' }, false],
  ])('looks for %s', (_, shown, expected) => {
    expect(tells([shown], fact, 'ar')).toBe(expected);
    expect(tells([shown], fact, 'en')).toBe(false);
  });
});

describe('the lead', () => {
  const body = ['أول. ثان.', 'ثالث.'];

  it('is the first sentences, with their paragraphs', () => {
    expect(leadSentences('floods', body, 3)).toEqual([
      { document: 'floods', paragraph: 1, text: 'أول.' },
      { document: 'floods', paragraph: 1, text: 'ثان.' },
      { document: 'floods', paragraph: 2, text: 'ثالث.' },
    ]);
    expect(leadSentences('floods', body, 1)).toHaveLength(1);
  });

  it('is the first characters, cut where they end', () => {
    expect(leadCharacters('floods', body, 11)).toEqual([
      { document: 'floods', paragraph: 1, text: 'أول. ثان.' },
      { document: 'floods', paragraph: 2, text: 'ثا' },
    ]);
  });
});

describe('summaries of the report', () => {
  let judged: readonly JudgedSummary[];
  let examiner: Examiner;
  beforeAll(async () => {
    examiner = await Examiner.open(configFor(await temporaryFolder(afterAll)));
    const facts = await readKeyFacts(path.join(corpus, 'key-facts.jsonl'));
    judged = [
      ...(await judgeSummaries(examiner, facts, 'ar')),
      ...(await judgeSummaries(examiner, facts, 'en')),
    ];
  });
  afterAll(() => examiner.close());

  it('tell no fewer key facts than the lead of as many sentences at any length, and more in all', () => {
    expect(judged).toHaveLength(6);
    for (const { language, length, summary, lead } of judged)
      expect(summary.facts.size, `${language} ${length}`).toBeGreaterThanOrEqual(lead.facts.size);
    const told = (candidate: 'summary' | 'lead' | 'leadOfCharacters') =>
      judged.reduce((sum, each) => sum + each[candidate].facts.size, 0);
    expect(told('summary')).toBeGreaterThan(told('lead'));
    expect(told('summary')).toBeGreaterThan(told('leadOfCharacters'));
  });

  it('on a topic keep to the paragraphs that are on it', async () => {
    const topics = await judgeTopics(examiner, await readTopics(path.join(corpus, 'topics.jsonl')));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(topics.map(({ onTopic }) => onTopic))).toBeGreaterThan(0.9);
    expect(mean(topics.map(({ reached }) => reached))).toBeGreaterThan(0.9);
  });

  it('are read from files whose faults are named', async () => {
    await expect(readTopics(path.join(corpus, 'key-facts.jsonl'))).rejects.toMatchObject({
      code: 'CORPUS_FAULT',
    });
    expect((await readFile(path.join(corpus, 'topics.jsonl'), 'utf8')).trim().split('\n').length).toBe(20);
  });
});
