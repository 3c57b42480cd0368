import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { isolate, isolateIn } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

/**
 * A summary to read: its sentences in the report's order, each with its paragraph, below their report.
 * @param language of the words around the sentences
 */
export function summaryView(
  summary: Summary,
  sources: readonly Source[],
  language: UiLanguage = summary.language,
): Paragraph[] {
  const { topic } = summary;
  const words = phrases[language];
  const say = (text: string, style: 'heading' | 'quiet' = 'heading') => paragraph(language, own(text, style));
  if (summary.sentences.length === 0) return [say(words.nothingOnTopic(topic ?? ''))];

  const heading = topic === null ? words.summaryHeading : `${words.summaryHeading}: ${isolate(topic)}`;
  const view = [say(heading), emptyLine];
  let report: string | null = null;
  for (const { document, paragraph: number, paragraphs, text } of summary.sentences) {
    const source = sources.find((candidate) => candidate.document === document);
    if (document !== report && source) {
      view.push(
        say([isolateIn(source.language, source.title), source.date].filter(Boolean).join(' · '), 'quiet'),
      );
    }
    report = document;
    view.push(
      paragraph(
        summary.language,
        own('• '),
        verbatim(text),
        own(` [${words.paragraph(number, paragraphs)}]`, 'quiet'),
      ),
    );
  }
  return [...view, emptyLine];
}
