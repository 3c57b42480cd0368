import type { ReindexReport } from '../assistant.ts';
import type { Answer } from '../core/answering/answer.ts';
import { detectLanguage } from '../core/language.ts';
import type { Summary } from '../core/summary/summary.ts';

const line = (value: object): string => `${JSON.stringify(value)}\n`;

/** An answer as a line of JSON, its keys in the order that is documented. */
export function answerLine(answer: Answer): string {
  const { question, language, answered, tookMs, excerpts, ...more } = answer;
  return line({
    question,
    language,
    answered,
    tookMs,
    excerpts: excerpts.map(
      ({
        document,
        title,
        paragraph,
        paragraphs,
        language,
        text,
        answer,
        score,
        translation,
        // Of use to this program's own messages alone.
        reference: _,
        ...more
      }) => ({
        document,
        title,
        paragraph,
        paragraphs,
        language,
        text,
        answer,
        score,
        translation: translation && { language: translation.language, text: translation.text },
        ...more,
      }),
    ),
    ...more,
  });
}

/** What stands in the place of an answer to a line that is no question, so that lines stay aligned. */
export const faultLine = (question: string, fault: Error): string =>
  line({
    question,
    language: detectLanguage(question),
    answered: false,
    tookMs: 0,
    excerpts: [],
    wordsOnly: false,
    error: fault.message,
  });

/** A summary as a line of JSON. */
export const summaryLine = ({ language, length, topic, report, sentences }: Summary): string =>
  line({
    language,
    length,
    topic,
    sentences: sentences.map(({ document, paragraph, paragraphs, text }) => ({
      document,
      paragraph,
      paragraphs,
      text,
    })),
    ...(report !== undefined && { report }),
  });

/** What a reindexing did, as a line of JSON. */
export function reindexLine(report: ReindexReport): string {
  const { generation, documents, passages, added, changed, removed, reused, seconds } = report;
  return line({ generation, documents, passages, added, changed, removed, reused, seconds });
}
