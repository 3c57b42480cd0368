import { type Frequencies, nounness } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { QuestionCandidate, QuestionKind } from './candidate.ts';
import {
  endsClause,
  eventBase,
  isAuxiliary,
  isMeasure,
  isNumber,
  isOfWords,
  isPlace,
  isRank,
  isTimeNoun,
  isTitle,
  objectQuestion,
  tellsTime,
} from './english-words.ts';
import {
  isComma,
  parts,
  phraseOf,
  readSentence,
  type Sentence,
  type SentenceWord,
} from './sentence-words.ts';

type Add = (kind: QuestionKind, question: string) => void;

/** Words of a subject, a title and a clause at most. */
const longest = { subject: 14, title: 12, clause: 11 } as const;

/** The questions that the structure of an English sentence lets one ask in good grammar. */
export function englishQuestions(text: string, general: Frequencies): QuestionCandidate[] {
  const sentence = readSentence(text);
  const questions: QuestionCandidate[] = [];
  const add: Add = (kind, question) => questions.push({ kind, text: `${question}?`, language: 'en' });
  askOfPeople(sentence, add);
  askOfSubject(sentence, general, add);
  askOfPlaces(sentence, add);
  askOfNumbers(sentence, general, add);
  return questions;
}

const isCapital = ({ written }: SentenceWord): boolean => /^\p{Lu}/u.test(written);
const isNamePart = (word: SentenceWord): boolean =>
  isCapital(word) || /^(?:al|el|bin|ibn|abu|van|von|de|der|abd)$/u.test(word.word);

/** The places of the words before which a mark stands, the first word's and the end's among them. */
function segmentsOf({ words }: Sentence): (readonly [from: number, to: number])[] {
  const starts = words.flatMap((word, place) => (place === 0 || parts(word) ? [place] : []));
  return starts.map((from, place) => [from, starts[place + 1] ?? words.length] as const);
}

/** A name of two to four words without the rank before it. */
function nameIn(sentence: Sentence, from: number, to: number): string | null {
  const { words } = sentence;
  let start = from;
  while (start < to && isRank(words[start]?.word ?? '')) start++;
  const run = words.slice(start, to);
  if (run.length < 2 || run.length > 5 || !run.every(isNamePart) || !run[0] || !isCapital(run[0]))
    return null;
  if (run.some(({ word }) => isTitle(word)) || tellsTime(run.map(({ word }) => word))) return null;
  return run.some(({ word }) => /^(?:the|of|in)$/.test(word)) ? null : phraseOf(sentence, start, to);
}

/** A phrase as it stands inside a sentence: without the capital of a first article. */
const inside = (phrase: string): string =>
  phrase.replace(/^(?:The|A|An|Other|His|Her|Their)(?= )/, (word) => word.toLowerCase());

const lowered = (phrase: string): string => phrase.slice(0, 1).toLowerCase() + phrase.slice(1);

function askOfPeople(sentence: Sentence, add: Add): void {
  const { words } = sentence;
  const segments = segmentsOf(sentence);
  for (const [place, [from, to]] of segments.entries()) {
    const [second, third] = [segments[place + 1], segments[place + 2]];
    if (!second || !third || to - from > longest.title) continue;
    const verb = words[third[0]];
    if (!verb || !isComma(verb) || isCapital(verb) || !isComma(words[second[0]] as SentenceWord)) continue;
    if (!/(?:ed|said|told|spoke|says|believes|sees|tells)$/.test(verb.word)) continue;
    const name = nameIn(sentence, second[0], second[1]);
    const title = phraseOf(sentence, from, to);
    if (name === null || title === null || isAuxiliary(words[from]?.word ?? '')) continue;
    const head = words.slice(from, Math.min(to, from + 5)).findIndex(({ word }) => isTitle(word));
    const hasTitle = /^[Tt]he /.test(title) && head > 0 && to - from > 2;
    if (hasTitle) add('who', `Who is ${inside(title)}`);
    add('who', `Who is ${name}`);
    const asked = objectQuestion(verb.word);
    if (asked && !(asked[1] === 'on'))
      add('what', `What did ${hasTitle ? inside(title) : name} ${asked.join(' ')}`);
  }
  for (const match of sentence.text.matchAll(
    /((?:\p{Lu}[\p{L}'-]+ ){1,3}\p{Lu}[\p{L}'-]+) \((?:aged )?\d{1,2}\)/gu,
  )) {
    const full = (match[1] ?? '').replace(/^The /, '');
    if (full.split(' ').length > 1) add('how-many', `How old is ${full}`);
  }
}

/** 'What did …', 'When did …', 'Where did …', 'Why did …' with the subject and the clause of the sentence's main verb. */
function askOfSubject(sentence: Sentence, general: Frequencies, add: Add): void {
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
    run.length > 1 && run[1] && /^\p{Ll}/u.test(run[1].written) && nounness(first.word, general) >= 0.2;
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

function askOfPlaces({ text }: Sentence, add: Add): void {
  const name = String.raw`\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?`;
  const place = `the (village|town|city|district|province|sub-district|island|port) of (${name})`;
  for (const match of text.matchAll(new RegExp(`${place}(?= in the | \\(|, in )`, 'gu'))) {
    add('where', `Where is the ${match[1]} of ${match[2]}`);
  }
  const distance = new RegExp(`(${name}) \\(\\d[\\d,.]* kilomet(?:re|er)s [^)]{0,30}?of (${name})\\)`, 'gu');
  for (const match of text.matchAll(distance)) add('how-many', `How far is ${match[1]} from ${match[2]}`);
  for (const match of text.matchAll(/^(The [^,]{5,80}), led by (?:the )?\p{Lu}/gu))
    add('who', `Who leads ${inside(match[1] ?? '')}`);
}

/** 'How many joint brigades does the report mention?' of 'two joint brigades'. */
function askOfNumbers(sentence: Sentence, general: Frequencies, add: Add): void {
  const { words } = sentence;
  for (const [place, word] of words.entries()) {
    // 'The two sides' are known already.
    if (/^(?:the|of|these|those|both|its|their)$/.test(words[place - 1]?.word ?? '')) continue;
    if (!isNumber(word.word) || /[.,:]\d|^(?:1\d|20)\d\d$/.test(word.written)) continue;
    const rest = words.slice(place + 1, place + 4);
    const end = rest.findIndex(
      (each) => /[^s]s$/.test(each.word) && !isMeasure(each.word) && nounness(each.word, general) >= 0.4,
    );
    const run = rest.slice(0, end + 1);
    if (
      end < 0 ||
      run.some(
        (each) =>
          parts(each) ||
          isCapital(each) ||
          isStopWord(each.word, 'en') ||
          isMeasure(each.word) ||
          isNumber(each.word),
      )
    )
      continue;
    const things = phraseOf(sentence, place + 1, place + 2 + end);
    if (things !== null) add('how-many', `How many ${things} does the report mention`);
  }
}
