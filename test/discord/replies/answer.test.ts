import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answering/answer.ts';
import { answerReply } from '../../../src/discord/replies/answer.ts';
import { colours } from '../../../src/discord/replies/reply.ts';
import { isHonestlyCut } from './honest-cut.ts';
import { hostileAnswer } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn, shownQuotationsIn, textsIn } from './reading.ts';
import { answer, englishAnswer, inEnglish, sentence, text } from './sample.ts';

const reply = (of: Answer, feedback = false) => answerReply(of, { feedback });
const seen = (of: Answer) => seenIn(reply(of));

const containerOf = (components: readonly APIMessageTopLevelComponent[] = []) => {
  const [container] = components;
  if (container?.type !== ComponentType.Container) throw new Error('no container');
  return container;
};
const labelsOf = (of: Answer, feedback = false): string[][] =>
  containerOf(reply(of, feedback).components).components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? [row.components.map((button) => ('label' in button ? (button.label ?? '') : ''))]
      : [],
  );

describe('answerReply', () => {
  it('gives the answering sentence first, cites it, then what stands around it, then the next excerpts', () => {
    expect(seen(answer)).toEqual([
      '-# السؤال: من هو المتحدث؟',
      `**يقول التقرير:**\n«${sentence}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · الفقرة 8 من 11`,
      `«**${sentence}**${text.slice(sentence.length)}»`,
      `-# وجاء فيه أيضاً: الفقرة 3 من 11 «${text}»\n-# العنوان والتاريخ والتعليق «${text}»`,
    ]);
  });

  it('says it in English for an English question, with the unofficial rendition', () => {
    const [question, first, rendition, around] = seen(englishAnswer);
    expect(question).toBe('-# Question: Who is the spokesman?');
    expect(first).toBe(
      `**The report says:**\n«${sentence}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · paragraph 8 of 11`,
    );
    expect(rendition).toBe(`-# unofficial translation:\n“${inEnglish}”`);
    expect(around).toContain(`**${sentence}**`);
  });

  it('shows no rendition in the language of the report itself', () => {
    const [best] = englishAnswer.excerpts;
    expect(seen({ ...answer, excerpts: best ? [best] : [] }).join()).not.toContain(inEnglish);
  });

  it('says the sentence once where it is all there is', () => {
    const alone = { ...answer.excerpts[0], text: sentence } as Answer['excerpts'][number];
    expect(seen({ ...answer, excerpts: [alone] })).toHaveLength(2);
  });

  it('declines first, quotes the nearest passage as no more than that, and offers to ask differently', () => {
    const declined = { ...answer, answered: false };
    const [, first = '', folded = ''] = seen(declined);
    expect(first).toMatch(/^\*\*لا يجيب التقرير عن هذا السؤال\.\*\*\nأقرب ما جاء فيه:\n«وقال/);
    expect(first.slice(2).match(/\*\*/g)).toHaveLength(1);
    expect(folded).toMatch(/^-# الفقرة 3 من 11 «/);
    expect(labelsOf(declined)[0]?.[0]).toBe('اسأل بصيغة أخرى');
  });

  it('keeps the spaces of a folded excerpt as the report has them, but for the ends of lines', () => {
    const [best, next] = answer.excerpts;
    const folded = { ...next, text: 'شمال\u00a0وشرق\nالبلاد' } as Answer['excerpts'][number];
    const declined = { ...answer, answered: false, excerpts: best ? [best, folded] : [] };
    expect(textsIn(reply(declined).components ?? []).join()).toContain('شمال\u00a0وشرق البلاد');
  });

  it('declines where there is nothing near either', () => {
    const nothing = { ...answer, answered: false, excerpts: [] };
    expect(seen(nothing)[1]).toBe('**لا يجيب التقرير عن هذا السؤال.**');
    expect(labelsOf(nothing, true)).toEqual([['اسأل بصيغة أخرى']]);
  });

  it('tells the two apart by colour', () => {
    const of = (answered: boolean) => containerOf(reply({ ...answer, answered }).components).accent_color;
    expect([of(true), of(false)]).toEqual([colours.answered, colours.declined]);
    expect(colours.answered).not.toBe(colours.declined);
  });

  it('tells that only words were searched', () => {
    expect(seen({ ...answer, wordsOnly: true }).at(-1)).toContain('البحث الدلالي متوقف');
  });

  it('leaves out excerpts that add nothing, and has a button for all', () => {
    const [best, ...others] = answer.excerpts;
    const weak = {
      ...answer,
      excerpts: [best, ...others.map((of) => ({ ...of, score: 0.01 }))] as Answer['excerpts'],
    };
    expect(seen(weak)).toHaveLength(3);
    expect(labelsOf(weak)).toEqual([['اقرأ الفقرة', 'مقتطفات أخرى (3)', 'In English']]);
    expect(labelsOf({ ...answer, excerpts: best ? [best] : [] })).toEqual([['اقرأ الفقرة', 'In English']]);
  });

  it('asks whether it helped only where that is kept', () => {
    expect(labelsOf(answer, true)[1]).toEqual(['أفادني', 'لم يفدني']);
    expect(labelsOf(answer)).toHaveLength(1);
  });

  it('says the same in its plain text', () => {
    expect(seenIn({ content: reply(englishAnswer).content })).toEqual([seen(englishAnswer).join('\n')]);
  });

  it("shows a person's Markdown, mentions and direction controls as plain text", () => {
    const [question] = textsIn(
      reply({ ...answer, question: '**\u202e@everyone\u202c** <@1>' }).components ?? [],
    );
    expect(question).toBe('-# \u200f\u2067السؤال: \u2068\\*\\*\\@everyone\\*\\* \\<\\@1\\>\u2069\u2069');
  });

  it('stays within the limits for any corpus and question, quotes word for word, cuts honestly and says where', () => {
    fc.assert(
      fc.property(hostileAnswer, fc.boolean(), (hostile, feedback) => {
        const said = reply(hostile, feedback);
        expectWithinLimits(said);
        const [best] = hostile.excerpts;
        if (!best) return;
        const sources = [
          best.answer ? best.text.slice(...best.answer) : best.text,
          best.text,
          best.translation?.text ?? best.text,
        ];
        const isFair = (shown: string) => sources.some((whole) => isHonestlyCut(shown, whole));
        for (const block of textsIn(said.components ?? []))
          for (const shown of shownQuotationsIn(block)) expect(isFair(shown.text), shown.text).toBe(true);
        // In the plain text nothing stands between a rendition and what follows it.
        for (const { text: shown } of shownQuotationsIn(said.content)) {
          const seams = [...shown.matchAll(/[»”]\n[«“]/g)].map(({ index }) => index);
          const isPair = (seam: number) => isFair(shown.slice(0, seam)) && isFair(shown.slice(seam + 3));
          expect(isFair(shown) || seams.some(isPair)).toBe(true);
        }
        const [first] = shownQuotationsIn(textsIn(said.components ?? [])[1] ?? '');
        const whole = hostile.answered ? sources[0] : sources[1];
        expect(isHonestlyCut(first?.text ?? '', whole ?? '')).toBe(true);
        expect(first?.bold).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
