import type { ParagraphView } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

/**
 * A whole paragraph with its citation, and its renditions below it.
 * @param language of the words around it
 */
export function passageView(passage: ParagraphView, language: UiLanguage): Paragraph[] {
  const words = phrases[language];
  const place = words.paragraph(passage.paragraph, passage.paragraphs);
  return [
    paragraph(language, own(words.citation(passage.title, passage.date, place), 'quiet')),
    paragraph(passage.language, verbatim(passage.text)),
    ...passage.translations.flatMap((translation) => [
      emptyLine,
      paragraph(language, own(words.unofficialTranslation, 'quiet')),
      paragraph(translation.language, verbatim(translation.text)),
    ]),
    emptyLine,
  ];
}
