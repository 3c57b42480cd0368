import type { AnsweringModel } from './answer-question.ts';
import fitted from './model.json' with { type: 'json' };

/** The weights that the repository ships; `fittedOn` in model.json says on which questions, and the README how. */
export const answeringModel: AnsweringModel = fitted;
