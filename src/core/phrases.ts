import { arabic } from './phrases/arabic.ts';
import { english } from './phrases/english.ts';
import { kurdish } from './phrases/kurdish.ts';
import type { Instant } from './phrases/locale.ts';
import type { SummaryLength } from './summary/summary.ts';
import type { UiLanguage } from './ui-language.ts';

/** All that the program says in a language. A file that lacks any of it does not compile. */
export interface Phrases {
  /** 'paragraph 8 of 11'; paragraph 0 has a name instead of a number. */
  paragraph(paragraph: number, paragraphs: number): string;
  /** The whole citation: report, date, paragraph. */
  citation(title: string, date: string, place: string): string;
  quote(text: string): string;
  /** A question that leaned on an earlier one, as it was understood. */
  readonly understoodAs: (question: string) => string;
  /** The one report that was searched, by its slug. */
  readonly withinReport: (report: string) => string;
  readonly answerHeading: string;
  readonly alsoHeading: string;
  /** The same where not all of it is from one report. */
  readonly alsoInReports: string;
  readonly declined: string;
  /** The same of a corpus of several reports. */
  readonly declinedByAll: string;
  readonly nearestHeading: string;
  readonly unofficialTranslation: string;
  readonly wordsOnly: string;
  readonly nothingOnTopic: (topic: string) => string;
  readonly summaryHeading: string;
  readonly sourcesHeading: string;
  readonly aboutHeading: string;
  readonly unexpectedFailure: string;
  readonly unknownCommand: string;
  /** What to do, for whoever asked nothing. */
  readonly howToAsk: string;
  readonly paragraphCount: (count: number) => string;
  readonly reportLink: string;
  readonly about: Readonly<
    Record<
      | 'version'
      | 'model'
      | 'builtAt'
      | 'documents'
      | 'passages'
      | 'questionsAnswered'
      | 'medianTime'
      | 'gatewayTime',
      string
    >
  >;
  readonly milliseconds: (count: string) => string;
  /** What stands before a question that is shown above its answer. */
  readonly questionLabel: string;
  /** When something was, written out. */
  readonly instant: Instant;
  /** That a question in Sorani was searched as if its words were Arabic. */
  readonly soraniNotRead: string;
  /** Labels of buttons, 80 characters at most. */
  readonly buttons: Readonly<
    Record<
      | 'readParagraph'
      | 'paragraphBefore'
      | 'paragraphAfter'
      | 'pageBefore'
      | 'pageAfter'
      | 'pagesBefore'
      | 'pagesAfter'
      | 'askDifferently'
      | 'helpful'
      | 'notHelpful',
      string
    >
  >;
  readonly moreExcerpts: (count: number) => string;
  /** The other language's own name for itself: the label of the button that changes to it. */
  readonly inThisLanguage: string;
  readonly page: (page: number, pages: number) => string;
  readonly excerptsHeading: string;
  /** A modal's title and field, 45 characters at most. */
  readonly askForm: Readonly<Record<'title' | 'question', string>>;
  /** For a button under an answer whose paragraph the index no longer holds as it was. */
  readonly reportChanged: string;
  readonly thanksForFeedback: string;
  /** `when` is a time that Discord shows as 'in 8 seconds', in the reader's language. */
  readonly askedTooFast: (when: string) => string;
  readonly pressedTooFast: (when: string) => string;
  readonly tooManyAsking: string;
  readonly notInThisChannel: string;
  readonly notForTheseRoles: string;
  readonly onlyForManagers: string;
  readonly threadHint: string;
  readonly noThread: string;
  readonly reindexing: Readonly<
    Record<'begun' | 'read' | 'embed' | 'build' | 'verify' | 'busy' | 'unavailable', string>
  > & {
    readonly done: (counts: ReindexCounts) => string;
    readonly failed: (reason: string) => string;
  };
  readonly errors: AskerErrors;
  readonly chat: ChatPhrases;
}

/** Passages, but for the reports, counted. */
interface ReindexCounts {
  readonly documents: number;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly seconds: string;
}

/** What goes wrong by the doing of whoever asked, who can mend it. */
export interface AskerErrors {
  readonly QUESTION_EMPTY: () => string;
  readonly QUESTION_WITHOUT_WORDS: () => string;
  readonly QUESTION_TOO_LONG: (length: number, limit: number) => string;
  /** @param count of all reports; `nearest` names those that are nearest, or all */
  readonly DOCUMENT_UNKNOWN: (slug: string, nearest: readonly string[], count: number) => string;
  readonly PARAGRAPH_UNKNOWN: (paragraph: number, slug: string, last: number) => string;
}

export const chatCommandIds = ['summary', 'passage', 'report', 'sources', 'about', 'help', 'quit'] as const;
export type ChatCommandId = (typeof chatCommandIds)[number];

/** A command of the terminal chat, as its help shows it. */
interface ChatCommandWords {
  /** What stands behind the slash; the first is shown. No two languages share one. */
  readonly names: readonly [string, ...string[]];
  readonly argument: string;
  readonly does: string;
}

/** What only the terminal chat says. */
interface ChatPhrases {
  readonly welcome: (title: string, date: string) => string;
  readonly moreReports: (count: number) => string;
  readonly example: (question: string) => string;
  readonly helpHint: string;
  readonly helpHeading: string;
  readonly unknownCommand: (name: string) => string;
  readonly passageNumberMissing: string;
  /** That no single report is asked any more. */
  readonly allReports: string;
  readonly farewell: string;
  readonly commands: Readonly<Record<ChatCommandId, ChatCommandWords>>;
  readonly summaryLengths: Readonly<Record<SummaryLength, readonly [string, ...string[]]>>;
}

/** The program's own words, by language. */
export const phrases: Readonly<Record<UiLanguage, Phrases>> = { ar: arabic, en: english, ckb: kurdish };
