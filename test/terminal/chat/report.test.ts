import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../../src/assistant.ts';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import { chat } from '../../../src/terminal/chat/chat.ts';
import { completeLine } from '../../../src/terminal/chat/completion.ts';
import type { Paragraph } from '../../../src/terminal/layout/paragraph.ts';
import { render } from '../../../src/terminal/rendering.ts';
import { configFor } from '../../assistant/report-files.ts';
import { writeReport } from '../../assistant/small-corpus.ts';
import { threeReports } from '../../assistant/three-reports.ts';
import { temporaryFolder } from '../../scripts/command.ts';

let assistant: Assistant;
beforeAll(async () => {
  const folder = await temporaryFolder(afterAll);
  const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
  for (const [name, source] of Object.entries(threeReports))
    await writeReport(config.corpusDir, name, source);
  assistant = await openAssistant(config);
});
afterAll(() => assistant.close());

/** What the chat shows for each of some lines that are piped in, and what it reports. */
async function converse(...lines: string[]): Promise<{ shown: string[]; reports: string[] }> {
  const display = { order: 'verbatim', colours: false, width: 80 } as const;
  const parts: string[] = [];
  const reports: string[] = [];
  const stdin = new PassThrough();
  stdin.end(lines.join('\n'));
  const show = async (paragraphs: readonly Paragraph[]) =>
    void parts.push(stripBidiControls(render(paragraphs, display)));
  await chat(assistant, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: new PassThrough() as unknown as NodeJS.WriteStream,
    display,
    show,
    showPaged: show,
    report: async (error) => void reports.push((error as Error).message),
  });
  const [, ...shown] = parts.join('').split(/^❯ .*$/m);
  return { shown, reports };
}

const cost = 'كم بلغت الكلفة بملايين الدولارات؟';

it('answers from the report that /report names, until it names none', async () => {
  const { shown, reports } = await converse(
    '/report hospital',
    cost,
    '/summary',
    '/passage 2',
    '/تقرير',
    cost,
  );
  expect(reports).toEqual([]);
  const [named = '', within = '', summed = '', read = '', unnamed = '', everywhere = ''] = shown;
  expect(named).toContain('Only in the report: hospital');
  expect(within).toContain('من هذا التقرير وحده: hospital');
  for (const text of [within, summed, read]) {
    expect(text).toContain('مستشفى جديد في البصرة');
    expect(text).not.toContain('افتتاح جسر دجلة');
  }
  expect(unnamed).toContain('من التقارير كلها');
  expect(everywhere).toContain('افتتاح جسر دجلة');
  expect(everywhere).not.toContain('من هذا التقرير وحده');
});

it('keeps its report where another is named that there is not', async () => {
  const { shown, reports } = await converse('/report bridge', '/report brigde', cost);
  expect(reports).toEqual(["There is no report 'brigde'. There is: bridge, harvest, hospital."]);
  expect(shown.at(-1)).toContain('من هذا التقرير وحده: bridge');
});

it('completes the name of a report', async () => {
  expect(await completeLine('/report hos', assistant, null)).toEqual([['hospital'], 'hos']);
  expect(await completeLine('/تقرير جسر', assistant, null)).toEqual([['bridge'], 'جسر']);
});

it('speaks Sorani to who asks in it, and by the names that its commands have in it', async () => {
  const { shown, reports } = await converse(
    'پایتەختی ژاپۆن کوێیە؟',
    '/about',
    '/بڕگە ٢',
    '/پوختە کورت',
    '/یارمەتی',
  );
  expect(reports).toEqual([]);
  const [declined = '', about = '', read = '', summed = '', help = ''] = shown;
  expect(declined).toContain('هیچ یەک لە ڕاپۆرتەکان وەڵامی ئەم پرسیارە ناداتەوە.');
  expect(declined).toContain('پرسیارەکەت بە کوردییە');
  expect(about).toContain('دەربارەی ئەم یاریدەدەرە');
  expect(read).toContain('بڕگەی 2 لە 3');
  expect(summed).toContain('پوختە بە وشەکانی ڕاپۆرتەکە خۆی');
  expect(help).toContain('/ڕاپۆرت /report [ڕاپۆرت]');
});
