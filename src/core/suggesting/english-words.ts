const setOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** past → [base form, the preposition with which it is asked: 'What did she call for?'] */
const verbs: Readonly<Record<string, readonly [base: string, preposition?: string]>> = Object.fromEntries(
  `said:say announced:announce explained:explain revealed:reveal confirmed:confirm indicated:indicate stated:state affirmed:affirm
   claimed:claim denied:deny decided:decide demanded:demand criticised:criticise criticized:criticize praised:praise rejected:reject
   reported:report disclosed:disclose condemned:condemn welcomed:welcome promised:promise stressed:stress
   declared:declare noted:note suggested:suggest argued:argue predicted:predict proposed:propose recounted:recount
   warned:warn:about agreed:agree:on`
    .split(/\s+/)
    .map((entry) => {
      const [past = '', base = '', preposition] = entry.split(':');
      return [past, preposition ? [base, preposition] : [base]];
    }),
);

/** How the object of a verb of saying is asked for; null for any other word. */
export const objectQuestion = (past: string): readonly [base: string, preposition?: string] | null =>
  Object.hasOwn(verbs, past) ? (verbs[past] ?? null) : null;

const events: Readonly<Record<string, string>> = Object.fromEntries(
  `attacked:attack signed:sign agreed:agree announced:announce revealed:reveal launched:launch opened:open closed:close began:begin started:start
   arrived:arrive killed:kill targeted:target arrested:arrest detained:detain held:hold received:receive discovered:discover found:find
   declared:declare decided:decide approved:approve seized:seize visited:visit met:meet left:leave returned:return entered:enter rose:rise fell:fall
   granted:grant issued:issue published:publish carried:carry built:build bought:buy sold:sell sent:send ordered:order moved:move resigned:resign
   died:die won:win lost:lose ended:end stopped:stop suspended:suspend resumed:resume imposed:impose cancelled:cancel postponed:postpone
   harvested:harvest evacuated:evacuate reopened:reopen inaugurated:inaugurate recovered:recover claimed:claim banned:ban raised:raise reached:reach`
    .split(/\s+/)
    .map((entry) => entry.split(':') as [string, string]),
);

/** The base form of a verb that tells what happened, by its past; null for any other word. */
export const eventBase = (past: string): string | null =>
  Object.hasOwn(events, past) ? (events[past] ?? null) : null;

const unplaced = setOf('agree announce reveal declare decide claim order approve publish issue');
/** An event that happens by words, so that what follows 'in' is not where it happened. */
export const isOfWords = (base: string): boolean => unplaced.has(base);

export const isTimeNoun = (word: string): boolean => timeNouns.has(word);
export const isTimeName = (word: string): boolean => times.has(word);

const titles = setOf(
  'spokesman spokeswoman spokesperson minister president director chief head commander governor leader mayor ambassador judge secretary chairman chairwoman chair inspector adviser advisor coordinator manager king queen premier envoy representative speaker marshal',
);
/** A title that one person at a time bears. */
export const isTitle = (word: string): boolean => titles.has(word);

const ranks = setOf(
  'colonel brigadier general major captain lieutenant admiral dr doctor mr mrs ms mp judge sheikh professor prof retired engineer sir archaeologist nurse farmer activist environmentalist',
);
export const isRank = (word: string): boolean => ranks.has(word);

const times = setOf(
  'today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december',
);
const timeNouns = setOf(
  'night day morning evening afternoon week month year dawn noon midnight summer winter spring autumn weekend hour',
);

/** Whether a run of folded words tells when: 'last May', 'the day before yesterday', 'on the night of Friday'. */
export function tellsTime(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (words.length === 0 || words.length > 9) return false;
  if (
    times.has(first) ||
    ((first === 'last' || first === 'next') && (times.has(second) || timeNouns.has(second)))
  )
    return true;
  if (
    ![
      'on',
      'in',
      'at',
      'the',
      'this',
      'that',
      'early',
      'late',
      'earlier',
      'during',
      'since',
      'shortly',
    ].includes(first)
  )
    return false;
  const isNamed = (word: string) => times.has(word) || /^(?:1\d|20)\d\d$/.test(word);
  const named = words.some(isNamed);
  if (first === 'the' || second === 'the')
    return named && timeNouns.has((first === 'the' ? second : words[2]) ?? '');
  return named && (first !== 'in' || isNamed(second) || second === 'early' || second === 'late');
}

const stops = setOf(
  'which who whom whose after following amid because with in on at from between as while during when where since before under through against until so if although though but into near over within without by around along outside inside across despite including such like than that',
);
/** A word before which a clause may end and still be whole. */
export const endsClause = (word: string): boolean => stops.has(word);

const places = setOf('village town city district province region island area sub-district port');
export const isPlace = (word: string): boolean => places.has(word);

const auxiliaries = setOf(
  'is are was were be been being has have had will would can could may might must not also did do does to',
);
export const isAuxiliary = (word: string): boolean => auxiliaries.has(word);

const numbers = setOf(
  'two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty',
);
export const isNumber = (word: string): boolean => numbers.has(word) || /^\d+$/.test(word);

const measures = setOf(
  'years months weeks days hours minutes seconds kilometres kilometers metres meters miles times others decades centuries seasons thirds quarters halves points thousand million billion hundred dinars dollars euros pounds per percent thousands millions billions',
);
/** What is a measure or a sum rather than a thing that is counted. */
export const isMeasure = (word: string): boolean => measures.has(word);
