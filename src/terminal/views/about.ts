import type { About } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import { isolate } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { emptyLine, own, type Paragraph, paragraph } from '../layout/paragraph.ts';

/** What the program runs on and how it is doing. */
export function aboutView(about: About, language: UiLanguage): Paragraph[] {
  const words = phrases[language];
  const builtAt = Date.parse(about.builtAt);
  const rows: [name: string, value: string][] = [
    [words.about.version, about.version],
    [words.about.model, `${about.model} (${about.dimensions})`],
    [words.about.builtAt, Number.isNaN(builtAt) ? about.builtAt : words.instant(builtAt)],
    [words.about.documents, String(about.documents)],
    [words.about.passages, String(about.passages)],
    [words.about.questionsAnswered, String(about.questionsAnswered)],
  ];
  if (about.medianMs !== null)
    rows.push([words.about.medianTime, words.milliseconds(about.medianMs.toFixed(1))]);
  return [
    paragraph(language, own(words.aboutHeading, 'heading')),
    ...(about.wordsOnly ? [paragraph(language, own(words.wordsOnly, 'notice'))] : []),
    ...rows.map(([name, value]) => paragraph(language, own(`${name}: `, 'quiet'), own(isolate(value)))),
    emptyLine,
  ];
}
