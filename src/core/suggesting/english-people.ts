import type { AskQuestion } from './candidate.ts';
import { inside, isCapital, segmentsOf } from './english-grammar.ts';
import { isAuxiliary, isRank, isTitle, objectQuestion, tellsTime } from './english-words.ts';
import { isComma, phraseOf, type Sentence, type SentenceWord } from './sentence-words.ts';

/** Words of a title at most. */
const longest = 12;

const isNamePart = (word: SentenceWord): boolean =>
  isCapital(word) || /^(?:al|el|bin|ibn|abu|van|von|de|der|abd)$/u.test(word.word);

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

/** 'Who is …', 'What did … say' and 'How old is …' of people with title or age. */
export function askOfPeople(sentence: Sentence, add: AskQuestion): void {
  const { words } = sentence;
  const segments = segmentsOf(sentence);
  for (const [place, [from, to]] of segments.entries()) {
    const [second, third] = [segments[place + 1], segments[place + 2]];
    if (!second || !third || to - from > longest) continue;
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
