import { type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { wordList } from '../text/word-list.ts';
import { hasPronoun, isDefinite, isNominal, nounPhraseEnd } from './arabic-grammar.ts';
import { isActor, isTitle, timeBegins } from './arabic-words.ts';
import { isComma, parts, phraseOf, type Sentence, type SentenceWord } from './sentence-words.ts';

/** A person whom a sentence names as the subject of its verb. */
export interface Person {
  readonly name: string;
  /** What they are, as a whole phrase; null where it is no title that one person at a time bears. */
  readonly title: string | null;
  /** Title and name as they stand, where nothing parts them; else the title alone. */
  readonly subject: string;
  /** The place after all of it. */
  readonly end: number;
}

const roles = wordList(
  `عضو الباحث الباحثة الخبير الخبيرة المحلل المحللة الناشط الناشطة الطبيب الطبيبة الدكتور الدكتورة المزارع المزارعة المهندس المهندسة النائب النائبة الشيخ المواطن المواطنة
   بائع كاتب كاتبة المغني المغنية القيادي القيادية الإعلامي الإعلامية الصحفي الصحفية الفلاح المتظاهر الممرض الممرضة أستاذ أستاذة الأستاذ الأستاذة المعلم المعلمة الصحافي الصحافية الكاتب الكاتبة المؤرخ عالم عالمة القاضي المحامي المحامية طبيب طبيبة العقيد العميد اللواء الفريق المقدم الرائد النقيب الأميرال السيد السيدة رئيسة التاجر السائق الصياد`,
);

/** Words of a name without rank, and of what may stand between a verb and a comma. */
const lengths = { name: [2, 4], title: 10 } as const;

/** Whether a folded word says what a person does. */
export const isRole = (word: string): boolean => roles.has(word);

/** Whether a title or role is of a verb's gender; 'عضو' and 'نائب' serve for women as well. */
export const isOfGender = ({ word, written }: SentenceWord, isFeminine: boolean): boolean =>
  written.endsWith('ة') === isFeminine || /^(?:عضو|نائب)$/u.test(word);

/** The person who is the subject of the verb before `from`, named between commas or right after the title. */
export function personAt(
  sentence: Sentence,
  from: number,
  isFeminine: boolean,
  general: Frequencies,
): Person | null {
  const head = sentence.words[from];
  if (!head || parts(head) || !(isTitle(head.word) || roles.has(head.word))) return null;
  if (!isOfGender(head, isFeminine)) return null;
  return afterTitle(sentence, from, general) ?? betweenCommas(sentence, from, general);
}

function betweenCommas(sentence: Sentence, from: number, general: Frequencies): Person | null {
  const { words } = sentence;
  const begin = nextMark(sentence, from);
  const end = begin === null ? null : nextMark(sentence, begin);
  if (begin === null || end === null || begin - from > lengths.title) return null;
  if (!words[begin] || !isComma(words[begin]) || !words[end] || !isComma(words[end])) return null;
  const name = nameIn(sentence, begin, end, general);
  const title = phraseOf(sentence, from, begin);
  if (name === null || title === null) return null;
  // One word alone, 'الرئيس', names nobody.
  const isWhole = isTitle(words[from]?.word ?? '') && begin - from > 1;
  return { name, title: isWhole ? title : null, subject: isWhole ? title : name, end };
}

function afterTitle(sentence: Sentence, from: number, general: Frequencies): Person | null {
  const { words } = sentence;
  const head = nounPhraseEnd(sentence, from, general);
  const begin = words[head ?? -1]?.word === 'باسم' ? nounPhraseEnd(sentence, (head ?? 0) + 1, general) : head;
  if (begin === null || !words[begin] || parts(words[begin])) return null;
  let end = begin;
  let named = false;
  while (end < words.length && end - begin <= lengths.name[1]) {
    const word = words[end];
    if (word?.gap !== '' || !(isDefinite(word) || isNamePart(word, general))) break;
    end++;
    // A family name with the article ends the name; before the first name, an article makes a rank.
    if (named && isDefinite(word) && words[end - 2]?.word !== 'عبد') break;
    named ||= !isDefinite(word);
    const [before, next] = [words[end - 2], words[end]];
    // Two names are enough, unless one is joined to the next: 'عبد', 'بن', or a family name with the article.
    const isJoined = [before, word].some(
      (part) => part && /^(?:عبد|بن|ابن|ابو|ال|فان|دي|ام)$/u.test(part.word),
    );
    if (
      named &&
      before &&
      end - 2 >= begin &&
      !isDefinite(before) &&
      !isJoined &&
      !(next && isDefinite(next))
    )
      break;
  }
  const name = nameIn(sentence, begin, end, general);
  const rank = words.findIndex(
    ({ word }, at) => at > from && at < begin && /^ال/u.test(word) && roles.has(word),
  );
  const titleEnd = rank < 0 ? begin : rank;
  const title = phraseOf(sentence, from, titleEnd);
  const subject = phraseOf(sentence, from, end);
  if (name === null || title === null || subject === null) return null;
  const isWhole = isTitle(words[from]?.word ?? '') && titleEnd - from > 1;
  return { name, title: isWhole ? title : null, subject, end };
}

/** What looks like something else may be a name: 'علي' without its dots is a preposition, 'واين' folds to 'and where'. */
const isNamePart = (word: SentenceWord, general: Frequencies): boolean =>
  !hasPronoun(word) &&
  (isNominal(word, general) ||
    word.written === 'علي' ||
    /^وا\p{L}{2}$/u.test(word.word) ||
    (/^[بل]\p{L}{4}/u.test(word.word) && !isKnown(word.word, general)));

/** The next word before which a mark stands. */
function nextMark({ words }: Sentence, from: number): number | null {
  const place = words.findIndex((word, at) => at > from && parts(word));
  return place < 0 ? null : place;
}

/** The name at the end of a run of words: what follows the last definite word, such as a rank, that is not its own last. */
function nameIn(sentence: Sentence, begin: number, end: number, general: Frequencies): string | null {
  const { words } = sentence;
  let from = begin;
  for (let place = begin; place < end - 1; place++) {
    const word = words[place];
    if (word && isDefinite(word)) from = place + 1;
  }
  const run = words.slice(from, end);
  if (run.length < lengths.name[0] || run.length > lengths.name[1]) return null;
  const folded = words.map(({ word }) => word);
  const isName = run.every(
    (word, place) =>
      (isDefinite(word) || isNamePart(word, general)) &&
      (place === 0 || word.gap === '') &&
      !timeBegins(folded, from + place) &&
      !isTitle(word.word),
  );
  const [first] = run;
  const isOther =
    !first || isDefinite(first) || isTitle(first.word) || roles.has(first.word) || isActor(first.word);
  const conjoined = first?.word.replace(/^و/u, '') ?? '';
  const isConjoined = isTitle(conjoined) || roles.has(conjoined) || isActor(conjoined);
  return isName && !isOther && !isConjoined && !/^(?:احد|احدي|صاحب|ابرز)$/u.test(first.word)
    ? phraseOf(sentence, from, end)
    : null;
}
