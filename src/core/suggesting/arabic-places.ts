import type { Frequencies } from '../lexicon/frequencies.ts';
import { hasPronoun, isNominal } from './arabic-grammar.ts';
import { beginsDouble, isNumber, placeVerb } from './arabic-words.ts';
import type { AskQuestion } from './candidate.ts';
import { parts, phraseOf, type Sentence } from './sentence-words.ts';

const directions = /^(?:الي)?(?:شمال|جنوب|شرق|غرب|وسط)ي?$/u;

/** 'أين تقع' and 'كم تبعد' of places of which a sentence says where they lie. */
export function askOfPlaces(sentence: Sentence, general: Frequencies, add: AskQuestion): void {
  const { words } = sentence;
  for (const [place, each] of words.entries()) {
    const joined = /^[بل]/u.test(each.word) && placeVerb(each.word) === null ? 1 : 0;
    const verb = placeVerb(each.word.slice(joined));
    const name = words[place + 1];
    if (!verb || !name || parts(name) || !isNominal(name, general) || hasPronoun(name)) continue;
    const end = place + 2 + (beginsDouble(name.word) ? 1 : 0);
    const next = words[end];
    const whole = phraseOf(sentence, place, end)?.slice(joined);
    if (!next || !whole || words.slice(place + 2, end).some(parts)) continue;
    if (/\($/.test(next.gap) && isNumber(next.word) && /^كيلومتر/u.test(words[end + 1]?.word ?? '')) {
      add('where', `أين ${verb.lies} ${whole}`);
      const from = words.findIndex(({ word }, at) => at > end + 1 && !directions.test(word));
      const closed = words.findIndex(({ gap }, at) => at > end + 1 && gap.includes(')'));
      const to = closed < 0 ? words.length : closed;
      const other = from < 0 || to <= from || from === end + 2 ? null : phraseOf(sentence, from, to);
      if (other !== null && to - from <= 3) add('how-many', `كم ${verb.isFar} ${whole} عن ${other}`);
    } else if (
      !parts(next) &&
      lies(
        words.map(({ word }) => word),
        end,
      )
    )
      add('where', `أين ${verb.lies} ${whole}`);
  }
}

/** Whether what follows a place says where it lies: 'ببلدة', 'في محافظة', 'غربي'. */
function lies(words: readonly string[], place: number): boolean {
  const [word = '', next = ''] = words.slice(place, place + 2);
  return (
    directions.test(word) ||
    (word === 'في' && placeVerb(next) !== null) ||
    (word.startsWith('ب') && placeVerb(word.slice(1)) !== null)
  );
}
