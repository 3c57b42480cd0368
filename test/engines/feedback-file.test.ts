import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/core/feedback.ts';
import { openFeedbackFile } from '../../src/engines/feedback-file.ts';
import { jsonLines, temporaryFolder } from '../scripts/command.ts';

const feedback = (question: string): Feedback => ({
  at: '2026-01-02T03:04:05.000Z',
  question,
  language: 'ar',
  answered: true,
  paragraphs: [{ document: 'joint-operations', paragraph: 8 }],
  verdict: 'helpful',
});

describe('openFeedbackFile', () => {
  it('adds a line each, in a folder that it makes, for the eyes of its owner alone', async () => {
    const file = path.join(await temporaryFolder(), 'new', 'feedback.jsonl');
    const log = openFeedbackFile(file);
    await log.add(feedback('من؟\nمن؟'));
    await openFeedbackFile(file).add(feedback('متى؟'));
    expect(jsonLines(await readFile(file, 'utf8'))).toEqual([feedback('من؟\nمن؟'), feedback('متى؟')]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('leaves what was there before', async () => {
    const file = path.join(await temporaryFolder(), 'feedback.jsonl');
    await writeFile(file, '{"earlier":true}\n');
    await openFeedbackFile(file).add(feedback('من؟'));
    expect(jsonLines(await readFile(file, 'utf8'))).toEqual([{ earlier: true }, feedback('من؟')]);
  });

  it('keeps lines whole that are added at once, by two writers', async () => {
    const file = path.join(await temporaryFolder(), 'feedback.jsonl');
    const logs = [openFeedbackFile(file), openFeedbackFile(file)];
    const questions = Array.from({ length: 200 }, (_, number) => `${number} ${'س'.repeat(400)}`);
    await Promise.all(questions.map((question, at) => logs[at % 2]?.add(feedback(question))));
    const kept = jsonLines(await readFile(file, 'utf8')).map(({ question }) => question);
    expect(kept.sort()).toEqual([...questions].sort());
  });

  it('says what to do where it cannot write', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'feedback.jsonl'));
    await writeFile(path.join(folder, 'file'), '');
    for (const name of ['feedback.jsonl', 'file/feedback.jsonl'])
      await expect(openFeedbackFile(path.join(folder, name)).add(feedback('من؟'))).rejects.toMatchObject({
        code: 'FEEDBACK_UNWRITABLE',
        message: expect.stringContaining('FEEDBACK_FILE'),
      });
  });
});
