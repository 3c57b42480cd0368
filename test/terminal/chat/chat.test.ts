import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../../src/assistant.ts';
import { loadConfig } from '../../../src/config.ts';
import { chat } from '../../../src/terminal/chat/chat.ts';
import { render } from '../../../src/terminal/rendering.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const prompt = '❯ ';

let indexDir: string;
let assistant: Assistant;

beforeAll(async () => {
  indexDir = await mkdtemp(path.join(tmpdir(), 'isnad-chat-'));
  assistant = await openAssistant(loadConfig({ INDEX_DIR: indexDir }, root));
});

afterAll(async () => {
  await assistant.close();
  await rm(indexDir, { recursive: true, force: true });
});

interface Typing {
  /** What the person waits to see. */
  readonly after: string;
  readonly keys: string;
}
const atPrompt = (keys: string): Typing => ({ after: prompt, keys });

/** Chats as a person does, who types when what was waited for is on the screen. */
async function converse(
  ...typing: Typing[]
): Promise<{ status: number; screen: string; paged: string; reports: unknown[] }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  const display = { order: 'logical', colours: true, width: 79 } as const;
  const reports: unknown[] = [];
  let screen = '';
  let paged = '';
  let seen = 0;
  stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = typing;
    if (!next || !screen.includes(next.after, seen)) return;
    seen = screen.length;
    typing.shift();
    setImmediate(() => stdin.write(next.keys));
  });
  const status = await chat(assistant, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    display,
    show: async (paragraphs) => void stdout.write(render(paragraphs, display)),
    showPaged: async (paragraphs) => {
      paged += render(paragraphs, display);
      stdout.write(render(paragraphs, display));
    },
    report: async (error) => void reports.push(error),
  });
  return { status, screen, paged, reports };
}

describe('chat on a terminal', () => {
  it('greets in both languages, names the report, prompts, answers and says goodbye', async () => {
    const { status, screen, reports } = await converse(
      atPrompt('who is the spokesman of the coalition?\r'),
      atPrompt('/quit\r'),
    );
    expect(status).toBe(0);
    expect(reports).toEqual([]);
    expect(screen).toContain('اسأل عن التقرير «عمليات أمنية مشتركة بين بغداد وأربيل');
    expect(screen).toContain('Ask about the report “عمليات أمنية مشتركة');
    expect(screen).toContain('For example: Where did Baghdad and Erbil hold their meeting?');
    expect(screen).toMatch(/paragraph \d+ of 11/);
    expect(screen.trimEnd()).toMatch(/Goodbye\.\S*$/);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends politely with %s', async (_, key) => {
    const { status, screen, reports } = await converse(
      atPrompt('\r'),
      atPrompt('متى نُشر التقرير؟\r'),
      atPrompt(key),
    );
    expect({ status, reports }).toEqual({ status: 0, reports: [] });
    expect(screen).toContain('إلى اللقاء.');
  });

  it('reports a question that is none and goes on', async () => {
    const { status, screen, reports } = await converse(
      atPrompt('!?\r'),
      atPrompt('/sources\r'),
      atPrompt('/quit\r'),
    );
    expect(status).toBe(0);
    expect(reports).toMatchObject([{ code: 'QUESTION_WITHOUT_WORDS' }]);
    expect(screen).toContain('baghdad-erbil-joint-operations');
  });

  it('understands a question by the one before, and says how', async () => {
    const { screen, reports } = await converse(
      atPrompt('Where was the meeting held?\r'),
      atPrompt('/sources\r'),
      atPrompt('and who attended?\r'),
      atPrompt('/quit\r'),
    );
    expect(reports).toEqual([]);
    expect(screen).toMatch(/Understood as: \S*and who attended\? \(meeting held\)/);
  });

  it('brings back what was typed with the arrow keys', async () => {
    const { screen } = await converse(
      atPrompt('/sources\r'),
      atPrompt('/about\r'),
      atPrompt('\u001b[A\u001b[A\r'),
      atPrompt('/quit\r'),
    );
    expect(screen.split('baghdad-erbil-joint-operations')).toHaveLength(3);
  });

  it('pages what a command shows, and no answer', async () => {
    const { paged, screen } = await converse(
      atPrompt('who is the spokesman of the coalition?\r'),
      atPrompt('/sources\r'),
      atPrompt('/quit\r'),
    );
    expect(paged).toContain('baghdad-erbil-joint-operations');
    expect(screen).toContain('The report says');
    expect(paged).not.toContain('The report says');
  });

  it('completes the names of commands', async () => {
    const { screen } = await converse(atPrompt('/so\t'), { after: 'urces', keys: '\r' }, atPrompt('/quit\r'));
    expect(screen).toContain('baghdad-erbil-joint-operations');
  });
});
