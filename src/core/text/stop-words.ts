import type { Language } from '../language.ts';
import { wordList } from './word-list.ts';

/**
 * Words that carry no subject: function words and question words of Modern Standard Arabic, Iraqi dialect and English.
 * Listed as people write them; compared folded.
 */
const lists: Readonly<Record<Language, string>> = {
  ar: `
    من إلى عن على في مع منذ حتى خلال بين عند لدى قبل بعد ضمن نحو دون ضد حول عبر فوق تحت أمام خلف بسبب أثناء
    و أو ثم ف ب ل ك أم بل لكن لكنه إن أن أنه أنها إنه إنها بأن لأن كأن لعل ليت إذا إذ لو لولا كما كي لكي حيث بينما عندما كلما
    هذا هذه هذان هؤلاء ذلك تلك أولئك هنا هناك هنالك الذي التي الذين اللذان اللتان اللاتي اللواتي
    هو هي هم هن هما أنا نحن أنت أنتم انتي إياه له لها لهم لنا لي لك به بها بهم بنا فيه فيها فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم
    كان كانت كانوا يكون تكون سيكون ستكون ليس ليست قد لقد سوف لا لم لن ما غير سوى إلا كل بعض أي أية كلا كلتا
    ماذا متى أين كيف كم لماذا هل مَن ما لمن بم بما مما ممن عما فيما فيم علام إلام أيهما أيهم أين ومتى وأين ومن وما وماذا وكيف وكم ولماذا وهل
    ماهو ماهي ماهى ماهم وماهو وماهي ماذ ماذى لمادا مادا بماذا بمادا مالذي مالذى ما الذى التى اللذي الدي اللتي ايهما اذكر
    تم يتم جرى يجري أيضا فقط جدا نعم يا
    منو شنو شنهو شنهي شني وين وينه وينها شوكت شوكة شكد شكدر شقد اشكد اشقد ليش لويش ليه علمود شلون اشلون شلونه اكو ماكو يمته يمتى ايمته هسه هسا هاي هاذ هذني ذوله ذولا ذاك ذيج هذاك مال مالت مالته مالتهم
    اللي الي يلي چان چانت جان جانت راح رح بيه بيها بيهم اله الها الهم عدهم عده عدها عندهم ياهو ياهي يا شكو شگد شگدر گدر گال وياه وياها ويا ويه بس لو هم همين هيچ هيج هيك هيجي شي اش ايش شنوا منهو منهي بشنو لشنو وشنو ومنو ووين ولوين بوين منين لوين هواي كلش خوش ماله مالها مالهم قولي كولي اريد اعرف گلي كلي احچيلي دگلي عيني اخي رجاء رجاءا لطفا ممكن تكدر اعطيني انطيني
  `,
  en: `
    a an the of in on at to for from by with about into over under after before between during through against among amid
    and or but nor so if then than as because while when where who whom whose which what why how
    is are was were be been being am do does did doing have has had having will would shall should can could may might must
    it its he him his she her they them their theirs we us our you your yours i me my mine this that these those there here
    not no yes any some all each both few more most other such only own same too very just also
    please tell give show s t d ll re ve m many much long far big whats whos wheres hows
  `,
};

const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  ar: wordList(lists.ar),
  en: wordList(lists.en),
};

/** Whether a folded word carries no subject in a language's questions and texts. */
export const isStopWord = (word: string, language: Language): boolean => stopWords[language].has(word);
