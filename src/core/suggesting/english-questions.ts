import { articleAffinity, type Frequencies } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { AskQuestion, QuestionCandidate } from './candidate.ts';
import { askOfSubject } from './english-clauses.ts';
import { inside, isCapital } from './english-grammar.ts';
import { askOfPeople } from './english-people.ts';
import { isMeasure, isNumber } from './english-words.ts';
import { parts, phraseOf, readSentence, type Sentence } from './sentence-words.ts';

/** The questions that the structure of an English sentence lets one ask in good grammar. */
export function englishQuestions(text: string, general: Frequencies): QuestionCandidate[] {
  const sentence = readSentence(text);
  const questions: QuestionCandidate[] = [];
  const add: AskQuestion = (kind, question) => questions.push({ kind, text: `${question}?`, language: 'en' });
  askOfPeople(sentence, add);
  askOfSubject(sentence, general, add);
  askOfPlaces(sentence, add);
  askOfNumbers(sentence, general, add);
  return questions;
}

function askOfPlaces({ text }: Sentence, add: AskQuestion): void {
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
function askOfNumbers(sentence: Sentence, general: Frequencies, add: AskQuestion): void {
  const { words } = sentence;
  for (const [place, word] of words.entries()) {
    // 'The two sides' are known already.
    if (/^(?:the|of|these|those|both|its|their)$/.test(words[place - 1]?.word ?? '')) continue;
    if (!isNumber(word.word) || /[.,:]\d|^(?:1\d|20)\d\d$/.test(word.written)) continue;
    const rest = words.slice(place + 1, place + 4);
    const end = rest.findIndex(
      (each) =>
        /[^s]s$/.test(each.word) && !isMeasure(each.word) && articleAffinity(each.word, general) >= 0.4,
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
