import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userId } from '../../loopback/ids.ts';
import type { FeedbackLog } from '../../src/core/feedback.ts';
import { openFeedbackFile } from '../../src/engines/feedback-file.ts';
import { jsonLines, temporaryFolder } from '../scripts/command.ts';
import {
  answered,
  buttonOf,
  buttonsOf,
  ephemeral,
  onDiscord,
  spokesman,
  textOf,
  theReport,
  toldInPrivate,
  unanswerable,
} from './on-loopback.ts';

let file: string;
const feedback: FeedbackLog = { add: (verdict) => openFeedbackFile(file).add(verdict) };
beforeAll(async () => {
  file = path.join(await temporaryFolder(afterAll), 'feedback.jsonl');
});

const report = theReport();
const keeping = onDiscord('feedback', report, { feedback });
const without = onDiscord('no-feedback', report);

describe('feedback', () => {
  it('is asked for only where it is kept, under declined answers too', async () => {
    const labels = async ({ discord }: typeof keeping, question: string) =>
      buttonsOf(await answered(discord, discord.command('ask', { question }))).map(({ label }) => label);
    for (const question of [spokesman, unanswerable]) {
      expect(await labels(keeping, question)).toEqual(expect.arrayContaining(['أفادني', 'لم يفدني']));
      expect(await labels(without, question)).not.toContain('أفادني');
    }
  });

  it('is a line with the question, the paragraphs shown and the verdict, and nothing of the person', async () => {
    const { discord } = keeping;
    const message = await answered(discord, discord.command('ask', { question: spokesman }));
    for (const label of ['أفادني', 'لم يفدني']) {
      const sent = discord.press(message, buttonOf(message, label));
      const { type, data } = await discord.responseTo(sent);
      expect([type, data.flags]).toEqual([5, ephemeral]);
      expect(textOf(await discord.replyTo(sent))).toContain('سُجّل رأيك');
    }
    const written = await readFile(file, 'utf8');
    const [helpful, notHelpful] = jsonLines(written);
    const [{ document } = { document: '' }] = await report.current.assistant.sources();
    expect(helpful).toMatchObject({
      question: spokesman,
      language: 'ar',
      answered: true,
      verdict: 'helpful',
    });
    const { paragraphs } = helpful as unknown as { paragraphs: readonly object[] };
    expect(paragraphs[0]).toEqual({ document, paragraph: 8 });
    expect(notHelpful).toMatchObject({ question: spokesman, verdict: 'notHelpful' });
    expect(Object.keys(helpful ?? {}).sort()).toEqual(
      ['answered', 'at', 'language', 'paragraphs', 'question', 'verdict'].sort(),
    );
    for (const trace of [userId, 'layla', message.id, message.channel_id])
      expect(written).not.toContain(trace);
  });

  it('that is pressed where none is kept any more is politely told', async () => {
    const asked = await answered(keeping.discord, keeping.discord.command('ask', { question: spokesman }));
    const sent = without.discord.press(asked, buttonOf(asked, 'أفادني'));
    await toldInPrivate(without.discord, sent);
  });

  it('that cannot be kept is logged and told, without the file', async () => {
    const { discord, entries } = keeping;
    const message = await answered(discord, discord.command('ask', { question: spokesman }));
    const usual = file;
    file = path.join(path.dirname(usual), 'folder');
    await mkdir(file);
    const sent = discord.press(message, buttonOf(message, 'أفادني'));
    const { content } = await discord.replyTo(sent);
    file = usual;
    expect(content).toContain('Something unexpected went wrong');
    expect(content).not.toContain('folder');
    expect(entries.some((entry) => entry.includes('FEEDBACK_FILE'))).toBe(true);
  });
});
