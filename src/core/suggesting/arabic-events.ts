import type { Frequencies } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import { hasPronoun, isVerb, nominalRunEnd, type Verb } from './arabic-grammar.ts';
import {
  askForObject,
  continuesClause,
  isActor,
  isEvent,
  isIntransitive,
  isNumber,
  isPeriod,
  isPlace,
  isPreposition,
  isReason,
  isTitle,
  timeBegins,
} from './arabic-words.ts';
import { isComma, parts, phraseOf, type Sentence } from './sentence-words.ts';

/** Words of a clause at most. */
const longest = 14;

/** 'متى', 'أين' and 'لماذا' with a clause of the sentence that begins with a verb of event and is whole without the answer. */
export function eventQuestions(
  sentence: Sentence,
  verb: Verb,
  general: Frequencies,
): { readonly ask: 'متى' | 'أين' | 'لماذا'; readonly clause: string }[] {
  const { words } = sentence;
  const folded = words.map(({ word }) => word);
  const subject = words[verb.place + 1];
  if (!isEvent(verb.word) || !subject || parts(subject) || hasPronoun(subject)) return [];
  if (isStopWord(subject.word, 'ar') || isPreposition(subject.word) || isNumber(subject.word)) return [];
  if (
    isVerb(subject, general) ||
    !(isIntransitive(verb.word) || isActor(subject.word) || isTitle(subject.word))
  )
    return [];

  const from = verb.place + 1;
  const marked = words.findIndex((word, place) => place > from && parts(word));
  const end = marked < 0 ? words.length : marked;
  const inside = (test: (place: number) => boolean) => {
    for (let place = from + 1; place < end; place++) if (test(place)) return place;
    return null;
  };
  const time = inside((place) => timeBegins(folded, place));
  const reason = inside((place) => isReason(folded[place] as string));
  const next = words[end];
  const found: ReturnType<typeof eventQuestions> = [];
  const add = (ask: 'متى' | 'أين' | 'لماذا', ...spans: readonly (readonly [number, number])[]) => {
    const pieces = spans.map(([a, b]) => phraseOf(sentence, a, b));
    const length = spans.reduce((sum, [a, b]) => sum + b - a, 0);
    const last = words[(spans.at(-1)?.[1] ?? 0) - 1]?.word ?? '';
    if (isPreposition(last) || isStopWord(last, 'ar') || isPeriod(last)) return;
    const isOneClause = spans.every(([a, b]) => !words.slice(a, b).some((word) => isVerb(word, general)));
    if (length <= longest && isOneClause && pieces.every((piece) => piece !== null))
      found.push({ ask, clause: [verb.written, ...pieces].join(' ') });
  };

  if (reason !== null && time === null) add('لماذا', [from, reason]);
  if (time !== null && isWhole(sentence, verb, time)) add('متى', [from, time]);
  if (time !== null || reason !== null) return found;

  const isContinued = next !== undefined && isComma(next) && continuesClause(next.word);
  const isReasoned = next !== undefined && isComma(next) && isReason(next.word);
  if (isReasoned) add('لماذا', [from, end]);
  if (isContinued && next.word === 'في' && isPlace(folded[end + 1] ?? '')) add('أين', [from, end]);
  if (verb.place > 0 && timeBegins(folded, 0)) {
    if (isContinued || !next) add('متى', [from, end]);
    else if (isComma(next)) {
      const complement = complementEnd(sentence, end, general);
      if (complement !== null) add('متى', [from, end], [end, complement]);
    }
  }
  if (next && isComma(next) && timeBegins(folded, end)) {
    const after = words.findIndex((word, place) => place > end && parts(word) && isComma(word));
    const complement = after < 0 || after - end > 5 ? null : complementEnd(sentence, after, general);
    if (complement !== null) add('متى', [from, end], [after, complement]);
  }
  return found;
}

/** Whether a clause that ends before its time says something without it: it has an object, or the preposition that its verb takes. */
function isWhole({ words }: Sentence, verb: Verb, end: number): boolean {
  const asked = askForObject.get(verb.word);
  const wanted = isIntransitive(verb.word)
    ? ['الي', 'في', 'علي']
    : asked === 'عمَّ'
      ? ['عن']
      : asked === 'على ماذا'
        ? ['علي']
        : [];
  return words
    .slice(verb.place + 2, end)
    .some(
      ({ word, written }, place, rest) =>
        (wanted.includes(word) && place + 1 < rest.length) || isAccusative(written),
    );
}

const isAccusative = (written: string): boolean => /اً$|ًا$/u.test(written);

/** The end of the object or the prepositional phrase that begins at a place; null where it cannot be told. */
function complementEnd(sentence: Sentence, from: number, general: Frequencies): number | null {
  const { words } = sentence;
  const first = words[from];
  if (!first) return null;
  if (isAccusative(first.written)) {
    let end = from + 1;
    while (
      words[end] &&
      !parts(words[end] as never) &&
      isAccusative((words[end] as { written: string }).written)
    )
      end++;
    return end;
  }
  if (isPreposition(first.word)) return nominalRunEnd(sentence, from + 1, general);
  const end = nominalRunEnd(sentence, from, general);
  if (end === null) return null;
  const after = words[end];
  // A verbal noun alone, 'التوصل', is whole with what its preposition governs.
  return end - from === 1 && after && !parts(after) && isPreposition(after.word)
    ? nominalRunEnd(sentence, end + 1, general)
    : end;
}
