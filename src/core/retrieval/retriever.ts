import type { AnalyzedQuestion } from '../answering/question.ts';
import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Language } from '../language.ts';
import { type Frequencies, isKnown, nounness, rarity } from '../lexicon/frequencies.ts';
import type { Synonyms } from '../lexicon/synonyms.ts';
import { stem } from '../text/tokens.ts';
import type { MatchingKnowledge } from './alternatives.ts';
import { frequencyOf, inverseDocumentFrequency, textCount } from './bm25.ts';
import { EvidenceReader, type TextEvidence } from './evidence.ts';
import type { LeftOut } from './left-out.ts';
import { hasText, type LexicalIndex, weightedTerms } from './lexical-index.ts';
import { LanguageTexts, type LexicalQuery, proposedBy, type ScoredTexts } from './scored-texts.ts';
import { isMisspelling, matchTerms, type TermMatches } from './term-matches.ts';

export type { LexicalQuery } from './scored-texts.ts';

/** What is known of the languages beside the corpus. */
export interface Lexicons {
  readonly frequencies: Readonly<Record<Language, Frequencies>>;
  readonly synonyms: Readonly<Record<Language, Synonyms>>;
  /** English stem → Arabic stems; null while it is not loaded. */
  readonly translations: Synonyms | null;
}

/** Similarity of the question to a passage of a paragraph, by meaning. */
export interface DenseHit {
  readonly paragraph: number;
  readonly language: Language;
  readonly similarity: number;
}

/** All signals of one paragraph, read in one language. */
export interface Candidate {
  readonly paragraph: number;
  /** The language whose text of the paragraph was read. */
  readonly language: Language;
  /** Whether that is the question's own. */
  readonly sameLanguage: boolean;
  /** BM25 of 4-grams and stems, as a share of the best candidate's. 0 across languages. */
  readonly grams: number;
  /** The same as a share of what is possible. */
  readonly gramShare: number;
  /** BM25 of the structured query, as a share of what is possible. */
  readonly structured: number;
  readonly evidence: TextEvidence;
  /** 1 for a corpus of a few paragraphs, towards 0 for one of thousands: how little its own counts tell of rarity. */
  readonly smallness: number;
  /** Cosine similarity; 0 where there is no vector. */
  readonly similarity: number;
}

/** What a question scores in the texts of every language that are read for it. */
interface Scored {
  readonly question: AnalyzedQuestion;
  readonly in: ReadonlyMap<LanguageTexts, ScoredTexts>;
}

/** Of the candidates that all signals propose, those that are read word by word. */
const read = 50;

const nothing: LeftOut = new Set();

/** Finds the paragraphs that may answer a question and reads every signal off them. */
export class Retriever {
  private readonly views: readonly LanguageTexts[];
  readonly places: readonly ParagraphPlace[];
  private readonly lexicons: Lexicons;
  private readonly paragraphs: number;
  /** The scores of a question whose candidates were not asked for yet. */
  private ahead: Scored | null = null;

  /**
   * @param places of the paragraphs that the indexes hold, by number
   * @param paragraphs of the whole corpus, where the indexes hold but some of it
   */
  constructor(
    places: readonly ParagraphPlace[],
    indexes: readonly LexicalIndex[],
    lexicons: Lexicons,
    paragraphs = places.length,
  ) {
    this.places = places;
    this.paragraphs = paragraphs;
    this.lexicons = lexicons;
    this.views = indexes.map((index) => new LanguageTexts(index, places.length));
  }

  /**
   * Scores the texts for a question before its nearest passages are known. It saves `candidates` the work, unless those of
   * another question are asked for first.
   */
  scoreAhead(question: AnalyzedQuestion): void {
    this.ahead = this.scored(question);
  }

  /**
   * Reads each paragraph in the question's language where the corpus has it in that, else in the other.
   * @param hits nearest passages by meaning; empty when the embedder is down
   * @param leftOut paragraphs to be passed over as if the corpus did not have them; they still count in its statistics
   * @returns one candidate a paragraph, in no order
   */
  candidates(question: AnalyzedQuestion, hits: readonly DenseHit[], leftOut: LeftOut = nothing): Candidate[] {
    const own = this.ownView(question);
    const scored = this.ahead?.question === question ? this.ahead : this.scored(question);
    // They are changed below, or stand in the place of those of the other question.
    this.ahead = null;
    return [...scored.in].flatMap(([view, scoredHere]) => {
      const { index } = view;
      const { matches, rarities, grams, structured, ceiling } = scoredHere;
      const sameLanguage = view === own;
      const readHere = (paragraph: number) =>
        !leftOut.has(paragraph) &&
        (sameLanguage
          ? hasText(index, paragraph)
          : hasText(index, paragraph) && !(own && hasText(own.index, paragraph)));
      const similarities = new Map<number, number>();
      for (const { language, paragraph, similarity } of hits) {
        if (language !== index.language || !readHere(paragraph)) continue;
        similarities.set(paragraph, Math.max(similarities.get(paragraph) ?? -1, similarity));
      }
      for (const paragraph of leftOut) {
        grams[paragraph] = 0;
        structured[paragraph] = 0;
      }
      const byWords = leftOut.size === 0 ? scoredHere.proposed : proposedBy(grams, structured);
      const proposed = new Set([...byWords, ...similarities.keys()]);
      let [best, most] = [1e-9, 1e-9];
      for (const paragraph of proposed) {
        best = Math.max(best, grams[paragraph] as number);
        most = Math.max(most, structured[paragraph] as number);
      }
      const promise = (paragraph: number): number =>
        (grams[paragraph] as number) / best +
        (structured[paragraph] as number) / most +
        Math.max(0, similarities.get(paragraph) ?? 0);
      const general = this.lexicons.frequencies[index.language];
      const knows = (word: string) => /\p{N}/u.test(word) || isKnown(word, general);
      const readable = [...proposed].filter(readHere);
      if (readable.length > read) {
        const promises = new Map(readable.map((paragraph) => [paragraph, promise(paragraph)]));
        const promised = (paragraph: number) => promises.get(paragraph) as number;
        readable.sort((left, right) => promised(right) - promised(left) || left - right).splice(read);
      }
      const reader = new EvidenceReader(index, question, matches, rarities, knows);
      return readable.map((paragraph) => ({
        paragraph,
        language: index.language,
        sameLanguage,
        grams: (grams[paragraph] as number) / best,
        gramShare: (grams[paragraph] as number) / ceiling,
        structured: structured[paragraph] as number,
        evidence: reader.read(paragraph),
        smallness: 1 / (1 + this.paragraphs / 50),
        similarity: similarities.get(paragraph) ?? 0,
      }));
    });
  }

  /** How a question is searched for among the texts of each language; null for one that the indexes lack. */
  query(question: AnalyzedQuestion, language: Language): LexicalQuery | null {
    const view = this.views.find(({ index }) => index.language === language);
    return view ? this.queryIn(view, question) : null;
  }

  private ownView({ language }: AnalyzedQuestion): LanguageTexts | undefined {
    return this.views.find(({ index }) => index.language === language);
  }

  private scored(question: AnalyzedQuestion): Scored {
    const own = this.ownView(question);
    const read = this.views.filter((view) => view === own || this.isReadBeside(view, own?.index));
    return { question, in: new Map(read.map((view) => [view, view.score(this.queryIn(view, question))])) };
  }

  private queryIn({ index, vocabulary }: LanguageTexts, question: AnalyzedQuestion): LexicalQuery {
    const matches = matchTerms(
      vocabulary,
      question.terms,
      matchingKnowledge(this.lexicons, question.language, index.language),
    );
    const sameLanguage = index.language === question.language;
    const spelt = sameLanguage ? this.spellings(question, index, matches) : [];
    return {
      matches,
      rarities: sameLanguage
        ? this.rarities(question, index, matches)
        : expectedRarities(question, index, matches),
      gramTerms: weightedTerms(spelt, question.emphasis),
    };
  }

  /** Whether any paragraph is read in a language because a question's own has no text of it. */
  private isReadBeside({ index, readBeside }: LanguageTexts, own: LexicalIndex | undefined): boolean {
    let any = readBeside.get(own);
    if (any === undefined) {
      any = this.places.some(
        (_, paragraph) => hasText(index, paragraph) && !(own && hasText(own, paragraph)),
      );
      readBeside.set(own, any);
    }
    return any;
  }

  /** The question's words, a misspelt one as the word of the texts that it is a misspelling of. */
  private spellings(question: AnalyzedQuestion, index: LexicalIndex, matches: TermMatches): string[] {
    const general = this.lexicons.frequencies[question.language];
    return question.terms.map((term, place) => {
      if (isKnown(term, general) || index.postings.terms.has(term)) return term;
      const nearest = bestMatch(matches, place);
      const word = nearest === null ? undefined : index.words[nearest];
      return word !== undefined && isMisspelling(term, word) ? word : term;
    });
  }

  /**
   * The weight of each of the question's terms. A word that neither the corpus nor general text knows is weighed as
   * what it stands for: the standard word for a dialect one, the word that a misspelt one is nearest to.
   */
  private rarities(question: AnalyzedQuestion, index: LexicalIndex, matches: TermMatches): number[] {
    const general = this.lexicons.frequencies[question.language];
    return question.terms.map((term, place) => {
      let weight = rarity(term, index, general);
      if (!isKnown(term, general) && weight > unknownRarity) {
        const nearest = bestMatch(matches, place);
        const standard = this.lexicons.synonyms[question.language].get(stem(term))?.[0]?.stem;
        const stand = nearest === null ? standard : index.words[nearest];
        weight = Math.min(unknownRarity, stand === undefined ? unknownRarity : rarity(stand, index, general));
      }
      const noun = verbWeight + (1 - verbWeight) * nounness(term, general);
      return weight * noun * (question.emphasis[place] as number);
    });
  }
}

/** What is known of a question's words in one language when words for them are looked for among texts of another or the same. */
export function matchingKnowledge(lexicons: Lexicons, from: Language, to: Language): MatchingKnowledge {
  const acrossScripts = from !== to;
  const translations = from === 'en' ? lexicons.translations : null;
  return {
    alternatives: acrossScripts ? translations : lexicons.synonyms[from],
    translatedSynonyms: acrossScripts ? lexicons.synonyms[from] : null,
    synonymsOfTranslations: acrossScripts ? lexicons.synonyms[to] : null,
    acrossScripts,
    isKnown: (word) => isKnown(word, lexicons.frequencies[from]),
  };
}

/**
 * The weight of each term across languages: the inverse document frequency of what it may be translated to, the texts of
 * each translation counted by its probability.
 */
function expectedRarities(question: AnalyzedQuestion, index: LexicalIndex, matches: TermMatches): number[] {
  const { postings } = index;
  const size = textCount(postings);
  const expected = question.terms.map(() => 0);
  for (const [word, found] of matches) {
    const texts = frequencyOf(postings, word);
    for (const { term, similarity } of found)
      expected[term] = (expected[term] as number) + similarity ** 2 * texts;
  }
  return expected.map(
    (texts, term) =>
      inverseDocumentFrequency(size, Math.min(size, texts)) * (question.emphasis[term] as number),
  );
}

/** What a verb counts beside a noun: questions paraphrase what is done more freely than whom or what it is about. */
const verbWeight = 0.3;

/** Weight of a word that nothing is known of, in nats. */
const unknownRarity = 7;

function bestMatch(matches: TermMatches, term: number): number | null {
  let best: number | null = null;
  let nearest = 0.6;
  for (const [word, found] of matches) {
    for (const match of found) {
      if (match.term !== term || match.similarity <= nearest) continue;
      best = word;
      nearest = match.similarity;
    }
  }
  return best;
}
