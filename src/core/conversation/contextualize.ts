import { suppliesType } from '../answering/answer-type.ts';
import { questionLimit } from '../answering/check-question.ts';
import { type AnalyzedQuestion, analyzeQuestion } from '../answering/question.ts';
import type { Language } from '../language.ts';
import type { Frequencies } from '../lexicon/frequencies.ts';
import type { Synonyms } from '../lexicon/synonyms.ts';
import { stem } from '../text/tokens.ts';
import { alignWords } from './alignment.ts';
import { type Leaning, readLeaning } from './leaning.ts';
import { type ReadQuestion, type ReadWord, readQuestion } from './question-words.ts';
import { substitute } from './substitution.ts';
import type { Turn } from './turn.ts';

/** A question as it is understood. */
export interface Contextualized {
  /** The question with what it leans on, or the question itself. */
  readonly text: string;
  /** Whether the question leaned on an earlier one. */
  readonly leaned: boolean;
  /** The report that alone was searched for the one it leaned on; otherwise there is none. */
  readonly report?: string;
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
 * Understands a question with those before it, oldest first. One that leans gets the words that it leans on in brackets
 * behind it, or takes the place of what the earlier one named; one that does not is left exactly as it is.
 */
export function contextualize(
  question: string,
  history: readonly Turn[],
  knowledge: ConversationKnowledge,
): Contextualized {
  const last = history.findLast((turn) => asksSomething(turn, knowledge));
  const text = last ? understood(question, last, knowledge) : null;
  return text === null || text.length > questionLimit
    ? { text: question, leaned: false }
    : { text, leaned: true, ...(last?.report !== undefined && { report: last.report }) };
}

const readTurn = ({ question, language }: Turn, { frequencies }: ConversationKnowledge): ReadQuestion =>
  readQuestion(analyzeQuestion(question, language), question, frequencies[language]);

/** Thanks and greetings are not what the next question leans on. */
const asksSomething = (turn: Turn, knowledge: ConversationKnowledge): boolean =>
  turn.place !== null || readTurn(turn, knowledge).words.some(({ kind }) => kind === 'question');

function understood(question: string, last: Turn, knowledge: ConversationKnowledge): string | null {
  const analyzed = analyzeQuestion(question);
  const { language } = analyzed;
  const general = knowledge.frequencies[language];
  const read = readQuestion(analyzed, question, general);
  const leaning = readLeaning(
    read,
    analyzed.documentFields.some((field) => field !== null),
  );
  if (!leaning) return null;
  const earlier = readTurn(last, knowledge);
  if (leaning === 'replacement' && last.language === language)
    return substitute(earlier, read, general) ?? `${last.question} ${question}`;
  const words = inLanguage(language, carriedWords(earlier.words, leaning, read, analyzed), last, knowledge);
  return words.length > 0 ? `${question} (${words.join(' ')})` : null;
}

/** The words of the earlier question that say what it is about; not what it counted where this one counts something else. */
function carriedWords(
  earlier: readonly ReadWord[],
  leaning: Leaning,
  { words }: ReadQuestion,
  question: AnalyzedQuestion,
): readonly ReadWord[] {
  const own = new Set(question.tokens.map((token) => token.stem));
  const of = (...kinds: ReadWord['kind'][]) =>
    earlier.filter(({ word, kind }) => kinds.includes(kind) && !own.has(stem(word)));
  const counted = words.some(({ kind }) => kind === 'measured') ? [] : (['measured'] as const);
  const nouns = of('noun', ...counted);
  const carried = leaning === 'event' || nouns.length === 0 ? of('noun', 'verb', ...counted) : nouns;
  return withoutOtherPerson(carried, question).slice(0, mostCarried);
}

/**
 * The office of one person does not tell who another is: of 'who is the spokesman of the coalition?', 'and who leads it?'
 * takes the coalition alone.
 */
function withoutOtherPerson(
  words: readonly ReadWord[],
  { asksFor, terms }: AnalyzedQuestion,
): readonly ReadWord[] {
  const namesPerson = terms.some((term) => suppliesType(term.replace(/ه[ام]$/u, ''), 'person') === 1);
  if (asksFor !== 'person' && !namesPerson) return words;
  const others = words.filter(({ word }) => suppliesType(word, 'person') < 1 && word !== 'باسم');
  return others.length > 0 ? others : words;
}

/** The carried words as they are written, in the language of the question where the answer's paragraph has them in it. */
function inLanguage(
  language: Language,
  words: readonly ReadWord[],
  { place, language: from }: Turn,
  { translations, textOf }: ConversationKnowledge,
): string[] {
  const written = words.map((word) => word.written);
  const text = place && language !== from ? textOf(place, language) : null;
  if (!text || !translations) return written;
  const aligned = alignWords(
    words.map(({ word }) => word),
    text,
    language,
    translations,
  );
  return aligned.length > 0 ? aligned : written;
}
