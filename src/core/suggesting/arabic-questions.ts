import { articleAffinity, type Frequencies } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem } from '../text/tokens.ts';
import { eventQuestions } from './arabic-events.ts';
import { hasPronoun, isDefinite, isNominal, nounPhraseEnd, type Verb } from './arabic-grammar.ts';
import { isOfGender, isRole, personAt } from './arabic-people.ts';
import { askOfPlaces } from './arabic-places.ts';
import {
  askForObject,
  isActor,
  isAmountVerb,
  isDescription,
  isFeminineVerb,
  isListedVerb,
  isNumber,
  isPreposition,
  isSpeech,
  isTitle,
  mayAddress,
} from './arabic-words.ts';
import type { AskQuestion, QuestionCandidate } from './candidate.ts';
import { isComma, parts, phraseOf, readSentence, type Sentence } from './sentence-words.ts';

/** The questions that the structure of an Arabic sentence lets one ask in good grammar. */
export function arabicQuestions(text: string, general: Frequencies): QuestionCandidate[] {
  const sentence = readSentence(text);
  const questions: QuestionCandidate[] = [];
  const add: AskQuestion = (kind, question) => questions.push({ kind, text: `${question}؟`, language: 'ar' });
  for (const verb of clauseVerbs(sentence)) {
    askOfPeople(sentence, verb, general, add);
    for (const { ask, clause } of eventQuestions(sentence, verb, general))
      add(ask === 'متى' ? 'when' : ask === 'أين' ? 'where' : 'why', `${ask} ${clause}`);
    askOfObject(sentence, verb, general, add);
  }
  askOfAmounts(sentence, general, add);
  askOfPlaces(sentence, general, add);
  return questions;
}

/** The names of the people that a sentence gives the word to. */
export const peopleIn = (sentence: Sentence, general: Frequencies): string[] =>
  clauseVerbs(sentence).flatMap(
    ({ place, word }) => personAt(sentence, place + 1, isFeminineVerb(word), general)?.name ?? [],
  );

const connectors = new Set(['اذ', 'كما', 'فيما', 'بينما', 'حين', 'قد', 'وقد', 'كذلك', 'عندما']);

function clauseVerbs({ words }: Sentence): Verb[] {
  return words.flatMap((each, place) => {
    const before = words[place - 1];
    if (place > 0 && !isComma(each) && !(before && connectors.has(before.word) && !parts(each))) return [];
    // Without its mark, 'بيّن' is a preposition.
    if (/^و?بينت?$/u.test(each.word) && !each.written.includes('\u0651')) return [];
    if (isListedVerb(each.word)) return [{ place, word: each.word, written: each.written }];
    const word = each.word.replace(/^[وف]/u, '');
    return word !== each.word && isListedVerb(word)
      ? [{ place, word, written: each.written.replace(/^[وف]\p{M}*/u, '') }]
      : [];
  });
}

function askOfPeople(sentence: Sentence, verb: Verb, general: Frequencies, add: AskQuestion): void {
  const person = personAt(sentence, verb.place + 1, isFeminineVerb(verb.word), general);
  if (!person) return;
  const who = isFeminineVerb(verb.word) ? 'من هي' : 'من هو';
  if (person.title) add('who', `${who} ${person.title}`);
  add('who', `${who} ${person.name}`);
  const [first, second] = sentence.words.slice(person.end);
  if (first && /\($/.test(first.gap) && isNumber(first.word) && ['عاما', 'سنه'].includes(second?.word ?? ''))
    add('how-many', `كم عمر ${person.name}`);
}

function askOfObject(sentence: Sentence, verb: Verb, general: Frequencies, add: AskQuestion): void {
  const { words } = sentence;
  const person = personAt(sentence, verb.place + 1, isFeminineVerb(verb.word), general);
  const end = person?.end ?? subjectEnd(sentence, verb.place + 1, general);
  const subject = person?.subject ?? (end === null ? null : phraseOf(sentence, verb.place + 1, end));
  if (end === null || subject === null) return;
  const next = words[end];
  const after = words[end + 1];
  if (next && /^(?:الذي|التي)$/.test(next.word) && /^[يت]قوده?ا?$/u.test(after?.word ?? ''))
    add('who', `من يقود ${subject}`);
  const ask = askForObject.get(verb.word);
  if (!ask || !(person || canBeAsked(sentence, verb, end, ask, general))) return;
  add('what', `${ask} ${verb.written} ${subject}`);
  if (!isSpeech(verb.word) || next?.word !== 'ان') return;
  const about = nounPhraseEnd(sentence, end + 1, general);
  const topic = about === null ? null : phraseOf(sentence, end + 1, about);
  if (topic !== null && after && !isStopWord(after.word, 'ar') && !subject.includes(topic))
    add('what', `ماذا ${verb.written} ${subject} عن ${topic}`);
}

/** Whether the noun phrase after a verb is its subject, and says enough to be asked about by itself. */
function canBeAsked(
  { words }: Sentence,
  verb: Verb,
  end: number,
  ask: string,
  general: Frequencies,
): boolean {
  const first = words[verb.place + 1];
  const next = words[end];
  if (!first || mayAddress(verb.word)) return false;
  if (isTitle(first.word) && !isOfGender(first, isFeminineVerb(verb.word))) return false;
  if (isDescription(verb.word)) return verb.place === 0;
  const isAlone = end - verb.place === 2;
  // 'الحمداني' has a surname's ending or is hardly a word of general text; 'المتظاهر' is one, and could be anybody.
  const isSurname =
    isAlone &&
    isDefinite(first) &&
    (first.word.endsWith('ي') || (general.counts.get(stem(first.word)) ?? 0) < 30);
  if (!(isActor(first.word) || isSurname) || (isAlone && (isTitle(first.word) || isRole(first.word))))
    return false;
  if (isAlone && !isDefinite(first) && articleAffinity(first.word, general) > 0.5) return false;
  if (verb.place === 0) return true;
  return /^ان(?:ه|ها|هم)?$/u.test(next?.word ?? '') || (ask === 'عمَّ' && next?.word === 'عن');
}

/** Words of a subject without article at most. */
const longestBare = 3;

/** The end of a verb's subject: a definite noun phrase, or all that stands before a preposition, a particle or a mark. */
function subjectEnd(sentence: Sentence, from: number, general: Frequencies): number | null {
  const { words } = sentence;
  const first = words[from];
  if (!first || parts(first) || hasPronoun(first) || !(isDefinite(first) || isNominal(first, general)))
    return null;
  const definite = nounPhraseEnd(sentence, from, general);
  if (definite !== null) return definite;
  let end = from;
  while (end < words.length) {
    const word = words[end];
    if (!word || (end > from && parts(word)) || isPreposition(word.word) || isStopWord(word.word, 'ar'))
      break;
    if (!isNominal(word, general) || hasPronoun(word)) return null;
    end++;
  }
  return end > from && end - from <= longestBare ? end : null;
}

function askOfAmounts(sentence: Sentence, general: Frequencies, add: AskQuestion): void {
  const { words } = sentence;
  for (const [place, each] of words.entries()) {
    const word = each.word.replace(/^[وف](?=[بيت]بلغ|بلغ)/u, '');
    if (!isAmountVerb(word)) continue;
    const end = nounPhraseEnd(sentence, place + 1, general);
    const first = words[place + 1];
    // 'من العمر' would make it an age.
    if (end === null || !first || parts(first) || words[end]?.word === 'من') continue;
    if (!words.slice(end, end + 4).some((other) => isNumber(other.word) && !/[،,]/u.test(other.gap)))
      continue;
    const subject = phraseOf(sentence, place + 1, end);
    const verb = word === each.word ? each.written : each.written.replace(/^[وف]\p{M}*/u, '');
    if (subject !== null) add('how-many', `كم ${verb} ${subject}`);
  }
}
