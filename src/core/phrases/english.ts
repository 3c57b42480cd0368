import type { Phrases } from '../phrases.ts';
import { isolate } from '../text/bidi.ts';
import { joinCitation } from './citation.ts';

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
  paragraphCount: (count) => `paragraphs: ${count}`,
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
};
