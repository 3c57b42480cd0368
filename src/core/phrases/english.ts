import type { Phrases } from '../phrases.ts';
import { isolate } from '../text/bidi.ts';
import { joinCitation } from './citation.ts';
import { instantIn, pluralIn } from './locale.ts';

const locale = 'en-GB';
const plural = pluralIn(locale);

/** What the program says in English. */
export const english: Phrases = {
  paragraph: (paragraph, paragraphs) =>
    paragraph === 0 ? 'title, date and caption' : `paragraph ${paragraph} of ${paragraphs}`,
  citation: joinCitation,
  quote: (text) => `“${text}”`,
  understoodAs: (question) => `Understood as: ${isolate(question)}`,
  withinReport: (report) => `Only in the report: ${isolate(report)}`,
  answerHeading: 'The report says:',
  alsoHeading: 'It also says:',
  alsoInReports: 'The reports also say:',
  declined: 'The report does not answer this question.',
  declinedByAll: 'None of the reports answers this question.',
  nearestHeading: 'The nearest that it says:',
  unofficialTranslation: 'unofficial translation',
  wordsOnly: 'Search by meaning is down for the moment; this was found by its words alone.',
  nothingOnTopic: (topic) => `The report says nothing on “${isolate(topic)}”.`,
  summaryHeading: "Summary in the report's own words",
  sourcesHeading: 'Reports',
  aboutHeading: 'About this assistant',
  unexpectedFailure:
    'Something unexpected went wrong, and it was logged. Try again in a moment; if it happens again, give whoever runs the bot the code in brackets.',
  unknownCommand: 'There is no such command. Type / to see those there are.',
  howToAsk: 'Mention me together with a question about the report, or type / to see the commands.',
  paragraphCount: (count) => plural(count, { one: (n) => `${n} paragraph`, other: (n) => `${n} paragraphs` }),
  instant: instantIn(locale),
  soraniNotRead:
    'The question is in Kurdish, and I search in Arabic and English alone, so its words were searched for as if they were Arabic. Ask in Arabic or in English.',
  reportLink: 'source',
  about: {
    version: 'Version',
    model: 'Embedding model',
    builtAt: 'Index built',
    documents: 'Reports',
    passages: 'Passages',
    questionsAnswered: 'Questions answered',
    medianTime: 'Median time to answer',
    gatewayTime: 'Way to Discord and back',
  },
  milliseconds: (count) => `${count} ms`,
  questionLabel: 'Question:',
  buttons: {
    readParagraph: 'Read the paragraph',
    paragraphBefore: 'Paragraph before',
    paragraphAfter: 'Paragraph after',
    pageBefore: 'Back',
    pageAfter: 'Next',
    pagesBefore: '10 back',
    pagesAfter: '10 on',
    askDifferently: 'Ask it differently',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
  },
  moreExcerpts: (count) => `More excerpts (${count})`,
  inThisLanguage: 'In English',
  page: (page, pages) => `page ${page} of ${pages}`,
  excerptsHeading: 'More excerpts of the report',
  askForm: { title: 'Ask the report', question: 'Your question' },
  reportChanged:
    'The report was changed or withdrawn since this answer, so its paragraph no longer stands as it did. Ask again to see what it says now.',
  thanksForFeedback: 'Thank you. Your verdict was noted, without your name.',
  askedTooFast: (when) => `You are asking faster than I may answer. Ask again ${when}.`,
  pressedTooFast: (when) => `You are pressing buttons faster than I may answer. Press again ${when}.`,
  tooManyAsking: 'Many people are asking at this moment. Try again shortly.',
  notInThisChannel: 'I do not answer in this channel. Ask in one that was set up for me.',
  notForTheseRoles:
    'Here I answer only people with certain roles. Ask whoever manages the server for one of them.',
  onlyForManagers: 'This command is for those who manage the server.',
  threadHint:
    'Let us go on here: use /ask, reply to my answer, or mention me, and I take your question together with those before it.',
  noThread: 'I could not open a thread here, so I answered in place.',
  reindexing: {
    begun: 'Reindexing has begun; answers go on from the old index.',
    read: 'reading the reports',
    embed: 'embedding the passages',
    build: 'building the index',
    verify: 'verifying the index',
    busy: 'A reindexing is under way. Wait until it is done.',
    unavailable: 'Reindexing from Discord is not available here. Run: npm run reindex',
    done: ({ documents, passages, added, changed, removed, seconds }) =>
      `Reindexed in ${seconds} s. Reports: ${documents}, passages: ${passages} (${added} added, ${changed} changed, ${removed} removed).`,
    failed: (reason) =>
      `The reindexing did not finish, and the old index stays as it was: ${isolate(reason)}`,
  },
  errors: {
    QUESTION_EMPTY: () => 'The question is empty. Ask something, for example: من هو المتحدث باسم التحالف؟',
    QUESTION_WITHOUT_WORDS: () =>
      'The question has no letters or digits in it. Write it in words, in Arabic or in English.',
    QUESTION_TOO_LONG: (length, limit) =>
      `The question has ${length} characters; at most ${limit} are read. Shorten it to the one thing you want to know.`,
    DOCUMENT_UNKNOWN: (slug, nearest, count) =>
      count > nearest.length
        ? `There is no report '${slug}'. Of the ${count} that there are, these are nearest: ${nearest.join(', ')}.`
        : `There is no report '${slug}'. There is: ${nearest.join(', ')}.`,
    PARAGRAPH_UNKNOWN: (paragraph, slug, last) =>
      `There is no paragraph ${paragraph} in '${slug}': its paragraphs are 0 (title, date, caption) to ${last}.`,
  },
  chat: {
    welcome: (title, date) => `Ask about the report “${isolate(title)}” (${isolate(date)}).`,
    moreReports: (count) =>
      plural(count, {
        one: (n) => `${n} more report is searched too.`,
        other: (n) => `${n} more reports are searched too.`,
      }),
    example: (question) => `For example: ${question}`,
    helpHint: 'Commands: /help',
    helpHeading: 'Write a question, or one of these:',
    unknownCommand: (name) => `There is no command ${isolate(name)}. /help lists those there are.`,
    passageNumberMissing: "Write the paragraph's number, for example: /passage 8",
    allReports: 'From all reports.',
    farewell: 'Goodbye.',
    commands: {
      summary: {
        names: ['summary'],
        argument: '[short|medium|long] [topic]',
        does: 'the report in its own words, or what it says on a topic',
      },
      passage: {
        names: ['passage'],
        argument: 'N [report]',
        does: 'a whole paragraph; 0 is the title, date and caption',
      },
      report: {
        names: ['report'],
        argument: '[report]',
        does: 'answers from this report only; without one, from all',
      },
      sources: { names: ['sources'], argument: '', does: 'the reports that are searched' },
      about: { names: ['about'], argument: '', does: 'version, model and index' },
      help: { names: ['help'], argument: '', does: 'this list' },
      quit: { names: ['quit', 'exit'], argument: '', does: 'ends the chat, as Ctrl-D does' },
    },
    summaryLengths: { short: ['short'], medium: ['medium'], long: ['long'] },
  },
};
