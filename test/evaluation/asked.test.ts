import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import type { Feedback } from '../../src/core/feedback.ts';
import { askedFile, readAsked, writeAsked } from '../../src/evaluation/asked/asked-file.ts';
import { candidatesOf, readFeedback } from '../../src/evaluation/asked/candidates.ts';
import { askedSection } from '../../src/evaluation/asked/evaluate-asked.ts';
import { Examiner } from '../../src/evaluation/examiner.ts';
import { corpusCopy, root, slug, temporaryFolder } from '../scripts/command.ts';

const place = (paragraph: number) => ({ document: slug, paragraph });
const verdict = (at: number, question: string, paragraphs: number[], helpful: boolean): Feedback => ({
  at: `2024-05-0${at}T08:00:00.000Z`,
  question,
  language: 'ar',
  answered: helpful,
  paragraphs: paragraphs.map(place),
  verdict: helpful ? 'helpful' : 'notHelpful',
});

describe('candidates', () => {
  it('are the questions of the verdicts, each once however it was spelt, the most judged first', () => {
    const feedback = [
      verdict(3, 'من هو المتحدّث باسم التحالف ؟', [8], true),
      verdict(1, 'متى وقع الهجوم؟', [3], false),
      verdict(2, 'من هو المتحدث باسم التحالف', [6, 8], false),
    ];
    expect(candidatesOf(feedback, [])).toEqual([
      {
        question: 'من هو المتحدّث باسم التحالف ؟',
        language: 'ar',
        answered: true,
        helpful: 1,
        notHelpful: 1,
        paragraphs: [place(8), place(6)],
      },
      expect.objectContaining({ question: 'متى وقع الهجوم؟', helpful: 0, notHelpful: 1 }),
    ]);
    expect(candidatesOf(feedback, ['من هو المتحدث باسم التحالف؟']).map(({ question }) => question)).toEqual([
      'متى وقع الهجوم؟',
    ]);
  });

  it('are read off a file, whose faults are named by line', async () => {
    const file = path.join(await temporaryFolder(), 'feedback.jsonl');
    await expect(readFeedback(file)).rejects.toMatchObject({ code: 'FEEDBACK_MISSING' });
    const good = verdict(1, 'متى؟', [1], true);
    await writeFile(file, `${JSON.stringify(good)}\n`);
    expect(await readFeedback(file)).toEqual([good]);
    await writeFile(file, `${JSON.stringify(good)}\n${JSON.stringify({ ...good, verdict: 'great' })}\n`);
    await expect(readFeedback(file)).rejects.toThrow(/feedback\.jsonl:2: verdict: /);
  });
});

describe('questions that people asked', () => {
  it('are read as they were written, and their faults named by line', async () => {
    const file = path.join(await temporaryFolder(), 'asked.jsonl');
    expect(await readAsked(file)).toEqual([]);
    const asked = [
      { id: 'a001', language: 'ar', question: 'متى؟', decision: 'accepted', gold: [place(3)] },
      { id: 'a002', language: 'en', question: 'who are you', decision: 'refused', gold: [] },
    ] as const;
    await writeAsked(
      file,
      asked.map((each) => ({ ...each, gold: [...each.gold] })),
    );
    expect(await readAsked(file)).toEqual(asked);
    await writeFile(file, `${await readFile(file, 'utf8')}{"id":"a003"}\n`);
    await expect(readAsked(file)).rejects.toThrow(/asked\.jsonl:3: /);
  });

  it('have rows of their own in the results, the refused ones none', async () => {
    const [corpus, index] = [await corpusCopy(), await temporaryFolder()];
    const config = loadConfig({ CORPUS_DIR: corpus, INDEX_DIR: index }, root);
    const examiner = await Examiner.open(config);
    try {
      expect(await askedSection(config, examiner)).toEqual([]);
      await writeAsked(askedFile(config), [
        {
          id: 'a001',
          language: 'ar',
          question: 'من هو المتحدث باسم التحالف؟',
          decision: 'accepted',
          gold: [place(8)],
        },
        { id: 'a002', language: 'ar', question: 'شكد سعر الدولار؟', decision: 'accepted', gold: [] },
        { id: 'a003', language: 'en', question: 'who are you', decision: 'refused', gold: [] },
      ]);
      const [heading, , table = ''] = await askedSection(config, examiner);
      expect(heading).toBe('## Questions that people asked');
      const [head, , all, , ...groups] = table.split('\n');
      expect(head).not.toContain('sentence');
      expect(all).toMatch(/^\| all \| 1 \| 1\.000 \| 1\.000 \|/);
      expect(groups.map((row) => row.split(' | ')[0])).toEqual(['| language: ar']);
    } finally {
      await examiner.close();
    }
  });
});
