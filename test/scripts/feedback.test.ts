import { spawn } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusCopy, jsonLines, root, run, slug } from './command.ts';

const place = (paragraph: number) => ({ document: slug, paragraph });
const verdict = (question: string, ...paragraphs: number[]): string =>
  `${JSON.stringify({
    at: '2024-05-01T08:00:00.000Z',
    question,
    language: 'ar',
    answered: true,
    paragraphs: paragraphs.map(place),
    verdict: 'notHelpful',
  })}\n`;

const questions = ['من هو المتحدث باسم التحالف؟', 'كم سعر الدولار؟', 'مرحبا', 'أين وقع الهجوم؟'];

/** A corpus, and verdicts on four questions of it, the last of which was shown a paragraph that is gone. */
async function places() {
  const corpus = await corpusCopy();
  const file = path.join(corpus, 'feedback.jsonl');
  const [spokesman = '', dollar = '', hello = '', attack = ''] = questions;
  await writeFile(
    file,
    verdict(spokesman, 6, 8) + verdict(dollar, 9) + verdict(hello) + verdict(attack, 99, 3),
  );
  return {
    corpus,
    file,
    labels: path.join(corpus, 'asked.jsonl'),
    args: ['--corpus', corpus, '--file', file],
  };
}

describe('feedback', () => {
  it('labels the questions of verdicts, goes on where it was left, and asks nothing twice', async () => {
    const { file, labels, args } = await places();
    const first = await run('feedback.ts', args, { input: '2\nperhaps\nn\nx\nq\n' });
    expect(first).toMatchObject({
      status: 0,
      stdout: `2 accepted, 1 refused, 1 left for later; the labels are in ${labels}\n`,
    });
    expect(first.stderr).toContain("'perhaps' is none of: ");
    expect(first.stderr).toContain('1 of 4: 0 helpful, 1 not helpful; answered when it was asked last');
    expect(first.stderr).toContain('2. وقال المتحدث باسم التحالف');
    const decided = [
      { id: 'a001', language: 'ar', question: questions[0], decision: 'accepted', gold: [place(8)] },
      { id: 'a002', language: 'ar', question: questions[1], decision: 'accepted', gold: [] },
      { id: 'a003', language: 'ar', question: questions[2], decision: 'refused', gold: [] },
    ];
    expect(jsonLines(await readFile(labels, 'utf8'))).toEqual(decided);

    await appendFile(file, verdict('من هو المتحدّث باسم التحالف', 1));
    const second = await run('feedback.ts', args, { input: '1\n' });
    expect(second.stderr).toContain('1 of 1: ');
    expect(second.stderr).not.toContain('paragraph 99');
    const last = {
      id: 'a004',
      language: 'ar',
      question: questions[3],
      decision: 'accepted',
      gold: [place(3)],
    };
    expect(jsonLines(await readFile(labels, 'utf8'))).toEqual([...decided, last]);

    expect((await run('feedback.ts', args)).stdout).toBe('No question is waiting.\n');
  });

  it('says how to get verdicts where there are none', async () => {
    const { stderr, status } = await run('feedback.ts', []);
    expect(status).toBe(1);
    expect(stderr).toContain('Set FEEDBACK_FILE');
  });

  it.runIf(process.platform === 'linux')('can be answered at a terminal', async () => {
    const { labels, args } = await places();
    const command = [path.join(root, 'launch/launch.cjs'), path.join(root, 'scripts/feedback.ts'), ...args];
    const quoted = [process.execPath, ...command].map((word) => `'${word}'`).join(' ');
    // script(1) gives the command a pseudo-terminal.
    const terminal = spawn('script', ['-qec', quoted, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
    });
    const typed = ['2\r', 'x\r', '\u0004'];
    let next = 0;
    let shown = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      const [, after] = shown.split(`${next + 1} of 4`);
      if (after?.includes('Enter/q]')) terminal.stdin.write(typed[next++] ?? '');
    });
    const status = await new Promise<number | null>((resolve) => terminal.once('close', resolve));
    expect({ status, shown }).toMatchObject({ status: 0 });
    expect(jsonLines(await readFile(labels, 'utf8'))).toMatchObject([
      { decision: 'accepted', gold: [place(8)] },
      { decision: 'refused' },
    ]);
  });
});
