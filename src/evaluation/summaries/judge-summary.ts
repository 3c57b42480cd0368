import type { Language } from '../../core/language.ts';
import { bagOfStems } from '../../core/summary/likeness.ts';
import { type SummaryLength, summaryLengths } from '../../core/summary/summary.ts';
import { summarizeIndex } from '../../summarizing.ts';
import type { Examiner } from '../examiner.ts';
import { type KeyFact, type ShownText, type Topic, tells } from './key-facts.ts';
import { leadCharacters, leadSentences } from './lead.ts';

/** What a reader learns, and hears twice. */
export interface Told {
  /** Facts told, by their ids. */
  readonly facts: ReadonlySet<string>;
  /** Share of the content words that the text before in the summary had already. */
  readonly redundancy: number;
}

export interface JudgedSummary {
  readonly document: string;
  readonly language: Language;
  readonly length: SummaryLength;
  readonly sentences: number;
  readonly characters: number;
  /** Facts that could be told. */
  readonly facts: readonly KeyFact[];
  readonly summary: Told;
  /** As many of the report's first sentences. */
  readonly lead: Told;
  /** As many of its first characters. */
  readonly leadOfCharacters: Told;
}

/** Summaries at every length of a corpus of one report, beside its lead. */
export async function judgeSummaries(
  { index, embedder }: Examiner,
  facts: readonly KeyFact[],
  language: Language,
): Promise<JudgedSummary[]> {
  const [report] = index.content.reports;
  if (!report) return [];
  const { slug, original, renditions } = report;
  const text = renditions.find((rendition) => rendition.language === language) ?? original;
  const body = text.paragraphs.slice(1);
  const told = (shown: readonly ShownText[]): Told => ({
    facts: new Set(facts.filter((fact) => tells(shown, fact, language)).map(({ id }) => id)),
    redundancy: redundancyOf(shown, language),
  });
  const judged: JudgedSummary[] = [];
  for (const length of summaryLengths) {
    const { sentences } = await summarizeIndex(index, embedder, { length, language });
    const characters = sentences.reduce((sum, sentence) => sum + sentence.text.length, 0);
    judged.push({
      document: slug,
      language,
      length,
      sentences: sentences.length,
      characters,
      facts,
      summary: told(sentences),
      lead: told(leadSentences(slug, body, sentences.length)),
      leadOfCharacters: told(leadCharacters(slug, body, characters)),
    });
  }
  return judged;
}

function redundancyOf(shown: readonly ShownText[], language: Language): number {
  const heard = new Set<string>();
  let again = 0;
  let all = 0;
  for (const { text } of shown) {
    const stems = bagOfStems(text, language);
    all += stems.size;
    for (const stem of stems) if (heard.has(stem)) again++;
    for (const stem of stems) heard.add(stem);
  }
  return again / Math.max(1, all);
}

export interface JudgedTopic {
  readonly language: Language;
  readonly length: SummaryLength;
  /** Share of the sentences shown that are of a paragraph on the topic; 1 of none shown. */
  readonly onTopic: number;
  /** Share of the paragraphs on the topic that are shown, of as many as there are sentences at most. */
  readonly reached: number;
}

/** Summaries of each topic at every length. */
export async function judgeTopics(
  { index, embedder }: Examiner,
  topics: readonly Topic[],
): Promise<JudgedTopic[]> {
  const judged: JudgedTopic[] = [];
  for (const { topic, language, document, paragraphs } of topics) {
    for (const length of summaryLengths) {
      const { sentences } = await summarizeIndex(index, embedder, { length, topic, language });
      const right = sentences.filter(
        (each) => each.document === document && paragraphs.includes(each.paragraph),
      );
      const possible = Math.min(paragraphs.length, Math.max(1, sentences.length));
      judged.push({
        language,
        length,
        onTopic: sentences.length === 0 ? 1 : right.length / sentences.length,
        reached: Math.min(1, new Set(right.map(({ paragraph }) => paragraph)).size / possible),
      });
    }
  }
  return judged;
}
