import type { Language } from '../../core/language.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

/** A question that people gave verdicts on, and the paragraphs that were shown for it, as they are now. */
export interface CandidateView {
  readonly place: string;
  readonly question: string;
  readonly language: Language;
  readonly answered: boolean;
  readonly helpful: number;
  readonly notHelpful: number;
  readonly paragraphs: readonly {
    readonly language: Language;
    readonly cited: string;
    readonly text: string;
  }[];
}

/** The question with its verdicts, and each paragraph under the number that it is chosen by. */
export function candidateView(candidate: CandidateView): Paragraph[] {
  const { place, question, language, answered, helpful, notHelpful, paragraphs } = candidate;
  const verdicts = `${helpful} helpful, ${notHelpful} not helpful; ${answered ? 'answered' : 'declined'} when it was asked last`;
  return [
    emptyLine,
    paragraph('en', own(`${place}: ${verdicts}`, 'quiet')),
    paragraph(language, own(question, 'heading')),
    emptyLine,
    ...paragraphs.flatMap(({ language: written, cited, text }, index) => [
      paragraph(written, own(`${index + 1}. `, 'quiet'), verbatim(text)),
      paragraph('en', own(cited, 'quiet')),
      emptyLine,
    ]),
    ...(paragraphs.length === 0
      ? [paragraph('en', own('None of the paragraphs that were shown is there any more.'))]
      : []),
  ];
}
