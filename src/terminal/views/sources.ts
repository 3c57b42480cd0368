import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

/** The reports of the corpus: title, date, caption, where each was published, and its name. */
export function sourcesView(sources: readonly Source[], language: UiLanguage): Paragraph[] {
  const words = phrases[language];
  const view = [paragraph(language, own(words.sourcesHeading, 'heading')), emptyLine];
  for (const source of sources) {
    view.push(
      paragraph(source.language, verbatim(source.title, 'heading')),
      ...[source.date, source.caption]
        .filter(Boolean)
        .map((line) => paragraph(source.language, verbatim(line, 'quiet'))),
      paragraph(language, own(words.paragraphCount(source.paragraphs), 'quiet')),
    );
    if (source.source !== null) view.push(paragraph(source.language, own(source.source, 'quiet')));
    if (source.url !== null) view.push(paragraph('en', own(source.url, 'quiet')));
    view.push(paragraph('en', own(source.document, 'quiet')), emptyLine);
  }
  return view;
}
