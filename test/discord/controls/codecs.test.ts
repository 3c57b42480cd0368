import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/core/language.ts';
import { readAnswerState, writeAnswerState } from '../../../src/discord/controls/answer-state.ts';
import { askForm, typedQuestionLimit } from '../../../src/discord/controls/ask-form.ts';
import * as controls from '../../../src/discord/controls/buttons.ts';
import {
  customId,
  parseCustomId,
  readLanguage,
  readReferences,
  referencesInMessage,
  writeLanguage,
  writeReferences,
} from '../../../src/discord/controls/custom-id.ts';
import { hostileText, language, reference } from '../replies/hostile.ts';

const references = fc.array(reference, { minLength: 1, maxLength: referencesInMessage });
const state = fc.record({
  language,
  answered: fc.boolean(),
  wordsOnly: fc.boolean(),
  shown: fc.nat(9),
  references,
});

describe('custom ids', () => {
  it('come back as the button and the fields that they were made of', () => {
    const field = fc.stringMatching(/^[\w=+-]*$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]$/), fc.array(field), (button, fields) => {
        expect(parseCustomId(customId(button, ...fields))).toEqual({ button, fields });
      }),
    );
  });

  it.each(['', ':', '2r:a', 'r:a:AAAAAA001', 'vote:up', 'http://x'])('of others are none: %j', (id) => {
    expect(parseCustomId(id)).toBeNull();
  });
});

describe('fields', () => {
  it('hold a language', () => {
    for (const of of languages) expect(readLanguage(writeLanguage(of))).toBe(of);
    for (const garbage of [undefined, '', 'ar', 'x']) expect(readLanguage(garbage)).toBeNull();
  });

  it('hold as many references as an answer has excerpts', () => {
    fc.assert(
      fc.property(references, (many) => {
        expect(readReferences(writeReferences(many))).toEqual(many);
      }),
    );
    for (const garbage of [undefined, '', 'AAAAAA00', 'AAAAAA001B', 'AAAA:A001', 'A'.repeat(90)])
      expect(readReferences(garbage)).toBeNull();
  });

  it('hold all that the buttons of an answer know of it', () => {
    fc.assert(
      fc.property(state, (of) => {
        expect(readAnswerState(writeAnswerState(of))).toEqual(of);
      }),
    );
  });

  it.each([
    [[]],
    [['a113']],
    [['a113', '']],
    [['x113', 'AAAAAA001']],
    [['a213', 'AAAAAA001']],
    [['a11', 'AAAAAA001']],
    [['a1134', 'AAAAAA001']],
    [['a113', 'AAAAAA0']],
  ])('that are forged hold no answer: %j', (fields) => expect(readAnswerState(fields)).toBeNull());
});

describe('every button', () => {
  it('has an id within its limit that names it and can be read again, and a label', () => {
    fc.assert(
      fc.property(state, fc.nat(4), (of, page) => {
        const [first = ''] = of.references;
        const rows = [
          [controls.readParagraphButton(first, of.language)],
          controls.paragraphButtons(first, of.language, { before: true, after: true }),
          [controls.moreExcerptsButton(of)],
          controls.pageButtons(of, page, 5),
          [controls.answerLanguageButton(of)],
          controls.feedbackButtons(of),
          [controls.askDifferentlyButton(of.language)],
        ];
        const known = new Set<string>(Object.values(controls.actions));
        const ids = rows.flat().map(({ custom_id }) => custom_id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) {
          expect(id.length).toBeLessThanOrEqual(100);
          expect(known).toContain(parseCustomId(id)?.button);
        }
        for (const { label } of rows.flat()) expect(label).toMatch(/^\p{L}.{1,79}$/u);
      }),
    );
  });
});

describe('askForm', () => {
  it('keeps to the limits of a modal with any question in it', () => {
    fc.assert(
      fc.property(language, fc.oneof(fc.constant(''), hostileText), (of, question) => {
        const { custom_id, title, components } = askForm(of, question);
        expect(custom_id.length).toBeLessThanOrEqual(100);
        expect(title.length).toBeLessThanOrEqual(45);
        const [field] = components;
        if (!field || !('component' in field) || !('value' in field.component)) {
          expect(question).toBe('');
          return;
        }
        expect(field.component.value).toBe(question.slice(0, typedQuestionLimit));
        expect(field.component.value).not.toBe('');
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
