import { answerLanguage, moreExcerpts } from './answer.ts';
import { askDifferently } from './ask-differently.ts';
import type { Button } from './button.ts';
import { feedback } from './feedback.ts';
import { readParagraph, showParagraph } from './paragraph.ts';
import { sourcesPage } from './sources.ts';

/** Every button that a reply can have. */
export const buttons: readonly Button[] = [
  readParagraph,
  showParagraph,
  moreExcerpts,
  answerLanguage,
  feedback,
  askDifferently,
  sourcesPage,
];
