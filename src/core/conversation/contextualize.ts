import { questionLimit } from '../answering/check-question.ts';
import { analyzeQuestion } from '../answering/question.ts';
import type { Language } from '../language.ts';
import type { Frequencies } from '../lexicon/frequencies.ts';
import type { Synonyms } from '../lexicon/synonyms.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem, type Token } from '../text/tokens.ts';
import { alignWords } from './alignment.ts';
import { type Leaning, readLeaning } from './leaning.ts';
import type { Turn } from './turn.ts';
import { isVerb } from './verbs.ts';

/** A question as it is understood. */
export interface Contextualized {
  /** The question with what it leans on, or the question itself. */
  readonly text: string;
  /** Whether the question leaned on an earlier one. */
  readonly leaned: boolean;
}

/** What is known beside the conversation. */
export interface ConversationKnowledge {
  readonly frequencies: Readonly<Record<Language, Frequencies>>;
  /** English stem → Arabic stems; null where no turn is in another language than the question. */
  readonly translations: Synonyms | null;
  /** A paragraph's text in a language; null where there is none. */
  textOf(place: NonNullable<Turn['place']>, language: Language): string | null;
}

/** Words that are carried over at most. */
const mostCarried = 12;

/**
 * Understands a question with those before it, oldest first: one that leans gets the words that it leans on in brackets
 * behind it. One that does not is left exactly as it is.
 */
export function contextualize(
  question: string,
  history: readonly Turn[],
  knowledge: ConversationKnowledge,
): Contextualized {
  const alone = { text: question, leaned: false };
  const last = history.at(-1);
  if (!last) return alone;
  const analyzed = analyzeQuestion(question);
  const leaning = readLeaning(analyzed, question, knowledge.frequencies[analyzed.language]);
  if (!leaning) return alone;
  const own = new Set(analyzed.tokens.map((token) => token.stem));
  const carried = inLanguage(
    analyzed.language,
    carriedTokens(last, leaning, own, knowledge),
    last,
    knowledge,
  );
  if (carried.length === 0) return alone;
  const text =
    leaning === 'replacement' && last.language === analyzed.language
      ? `${last.question} ${question}`
      : `${question} (${carried.join(' ')})`;
  return text.length > questionLimit ? alone : { text, leaned: true };
}

/** The words of the earlier question that say what it is about. */
function carriedTokens(
  { question, language }: Turn,
  leaning: Leaning,
  own: ReadonlySet<string>,
  { frequencies }: ConversationKnowledge,
): Token[] {
  const { tokens, terms, emphasis } = analyzeQuestion(question, language);
  const subject = tokens.filter(
    ({ word }) =>
      !isStopWord(word, language) && (emphasis[terms.indexOf(word)] ?? 1) >= 1 && !own.has(stem(word)),
  );
  const nouns = subject.filter(({ word }) => !isVerb(word, language, frequencies[language]));
  return (leaning === 'event' || nouns.length === 0 ? subject : nouns).slice(0, mostCarried);
}

/** The carried words as they are written, in the language of the question where the answer's paragraph has them in it. */
function inLanguage(
  language: Language,
  tokens: readonly Token[],
  { question, place, language: from }: Turn,
  { translations, textOf }: ConversationKnowledge,
): string[] {
  const written = tokens.map(({ start, end }) => question.slice(start, end));
  const text = place && language !== from ? textOf(place, language) : null;
  if (!text || !translations) return written;
  const aligned = alignWords(
    tokens.map(({ word }) => word),
    text,
    language,
    translations,
  );
  return aligned.length > 0 ? aligned : written;
}
