import { articleAffinity, type Frequencies } from '../lexicon/frequencies.ts';
import type { AskQuestion } from './candidate.ts';
import { inside, isCapital, segmentsOf } from './english-grammar.ts';
import {
  endsClause,
  eventBase,
  isAuxiliary,
  isOfWords,
  isPlace,
  isTimeNoun,
  objectQuestion,
  tellsTime,
} from './english-words.ts';
import { isComma, parts, phraseOf, type Sentence, type SentenceWord } from './sentence-words.ts';

/** Words of a subject and of a clause at most. */
const longest = { subject: 14, clause: 11 } as const;

const lowered = (phrase: string): string => phrase.slice(0, 1).toLowerCase() + phrase.slice(1);

/** 'What did …', 'When did …', 'Where did …', 'Why did …' with the subject and the clause of the sentence's main verb. */
export function askOfSubject(sentence: Sentence, general: Frequencies, add: AskQuestion): void {
  const { words } = sentence;
  const segments = segmentsOf(sentence);
  const folded = words.map(({ word }) => word);
  const opening = segments[0];
  if (!opening) return;
  const leads = tellsTime(folded.slice(...opening).slice(0, 9)) && opening[1] - opening[0] <= 9;
  const short = opening[1] <= 6 && /^(?:for|in|as|on|at|according|meanwhile)$/.test(folded[0] ?? '');
  const [from, to] = (leads || short ? segments[1] : opening) ?? opening;
  const place = folded.findIndex(
    (word, at) =>
      at > from &&
      at < to &&
      (objectQuestion(word) !== null ||
        eventBase(word) !== null ||
        /^(?:include|includes|comprise|comprises)$/.test(word)),
  );
  const first = words[from];
  if (place < 0 || !first || place - from > longest.subject) return;
  const verb = folded[place] as string;
  let end = place;
  while (end > from && (folded[end - 1] === 'also' || folded[end - 1] === 'had')) end--;
  const run = words.slice(from, end);
  if (!isSubject(run)) return;
  const phrase = phraseOf(sentence, from, end);
  if (phrase === null) return;
  const isCommon =
    run.length > 1 &&
    run[1] &&
    /^\p{Ll}/u.test(run[1].written) &&
    articleAffinity(first.word, general) >= 0.2;
  const subject = isCommon && from === 0 && run[1]?.word !== 'and' ? lowered(phrase) : inside(phrase);
  const next = words[place + 1];
  if (/^(?:include|comprise)$/.test(verb)) {
    add('what', `What do ${subject} ${verb}`);
    return;
  }
  if (/^(?:includes|comprises)$/.test(verb)) {
    add('what', `What does ${subject} ${verb.slice(0, -1)}`);
    return;
  }

  const asked = objectQuestion(verb);
  if (
    asked &&
    next &&
    !/^(?:for|by|with)$/.test(next.word) &&
    (asked[1] !== 'on' || /^(?:to|on)$/.test(afterTime(sentence, place + 1)[1] ?? ''))
  )
    add('what', `What did ${subject} ${asked.join(' ')}`);
  const base = eventBase(verb);
  if (base === null) return;
  const [after, following] = afterTime(sentence, place + 1);
  if (following === undefined) return;
  const clauseEnd = endOfClause(sentence, after);
  if (clauseEnd === null) return;
  const clause = phraseOf(sentence, after, clauseEnd);
  const stop = words[clauseEnd];
  if (clause === null) return;
  const whole = `did ${subject} ${base} ${clause}`;
  if (leads || after > place + 1) add('when', `When ${whole}`);
  if (stop && !parts(stop) && stop.word === 'because') add('why', `Why ${whole}`);
  if (
    stop &&
    !parts(stop) &&
    stop.word === 'in' &&
    !isOfWords(base) &&
    saysWhere(words.slice(clauseEnd + 1, clauseEnd + 4))
  )
    add('where', `Where ${whole}`);
}

/** 'the village of Muaizila', 'Erbil': a place by its noun or its name, not a time or a manner. */
const saysWhere = ([first, second, third]: readonly SentenceWord[]): boolean =>
  first?.word === 'the'
    ? isPlace(second?.word ?? '') && third?.word === 'of'
    : !!first && isCapital(first) && !tellsTime([first.word]);

/** A subject begins with an article or a name, and has no verb, pronoun or mark in it. */
function isSubject(run: readonly SentenceWord[]): boolean {
  const [first] = run;
  if (!first || run.some((word, place) => (place > 0 && parts(word)) || isAuxiliary(word.word))) return false;
  if (
    run.some(
      ({ word }) =>
        /^(?:he|she|it|they|who|which|that|there|this|these|those|his|her|its|their|and)$/.test(word) &&
        word !== 'and',
    )
  )
    return false;
  if (
    run
      .slice(1)
      .some(
        ({ word, written }) =>
          /ed$/.test(word) &&
          !/^\p{Lu}/u.test(written) &&
          !/^(?:united|armed|disputed|retired|displaced|wounded|injured|organised)$/.test(word),
      )
  )
    return false;
  return /^the$/.test(first.word)
    ? run.length > 1
    : isCapital(first) || first.gap !== '' || /s$/.test(first.word);
}

/** Past an expression of time right after a verb: 'agreed the day before yesterday, Thursday, to form'. */
function afterTime({ words }: Sentence, from: number): readonly [place: number, word: string | undefined] {
  let place = from;
  for (let end = from + 6; end > from; end--) {
    const run = words.slice(from, end);
    if (run.length < end - from || run.some((word, at) => at > 0 && parts(word) && !isComma(word))) continue;
    const last = run.at(-1)?.word ?? '';
    if (tellsTime(run.map(({ word }) => word)) && tellsTime([last])) {
      place = isTimeNoun(words[end]?.word ?? '') ? end + 1 : end;
      break;
    }
  }
  return [place, words[place]?.word];
}

/** The end of the rest of a clause from a place: before the word that adds time, place or reason; null where it is too long. */
function endOfClause({ words }: Sentence, from: number): number | null {
  for (let place = from; place - from <= longest.clause; place++) {
    const word = words[place];
    const ends = !word || (place > from && (parts(word) || endsClause(word.word) || tellsTime([word.word])));
    if (ends) return place - from >= 2 ? place : null;
    // Of what 'that' begins, a question would have to keep the verb's time; and 'it' stands for something else.
    if (/^(?:that|it|its|his|her|their|they|he|she|him|them|out)$/.test(word.word)) return null;
  }
  return null;
}
