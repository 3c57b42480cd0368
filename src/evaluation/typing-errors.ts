import { fold } from '../core/text/fold.ts';

const alphabets = ['ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'abcdefghijklmnopqrstuvwxyz'] as const;

/** Words this long are mistyped: in a shorter one, one letter more or less often makes another word. */
const longEnough = 5;

/**
 * A question with one random edit in one of its words of five letters or more: a letter left out, put in, exchanged, or
 * two neighbours swapped (the four of Damerau 1964). Null where it has no such word.
 * @param random numbers from 0 to 1
 */
export function mistype(question: string, random: () => number): string | null {
  const words = [...question.matchAll(/\p{L}+/gu)].filter(([word]) => fold(word).text.length >= longEnough);
  if (words.length === 0) return null;
  const pick = <Item>(items: ArrayLike<Item>): Item => items[Math.floor(random() * items.length)] as Item;
  // An edit may undo itself, such as two like letters swapped or an alef put for an alef with hamza.
  for (;;) {
    const { 0: word, index } = pick(words);
    const letters = [...word];
    const place = Math.floor(random() * letters.length);
    const letter = pick(
      alphabets.find((alphabet) => alphabet.includes(fold(letters[0] ?? '').text)) ?? alphabets[0],
    );
    const edits = [
      letters.toSpliced(place, 1),
      letters.toSpliced(place, 0, letter),
      letters.toSpliced(place, 1, letter),
      letters.toSpliced(place, 2, ...letters.slice(place, place + 2).reverse()),
    ];
    const edited = pick(edits).join('');
    if (fold(edited).text !== fold(word).text)
      return question.slice(0, index) + edited + question.slice(index + word.length);
  }
}
