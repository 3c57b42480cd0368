import { describe, expect, it } from 'vitest';
import { applicationId } from '../../loopback/ids.ts';
import { isSorani } from '../../src/core/ui-language.ts';
import {
  answered,
  answerMessage,
  buttonOf,
  messageNamed,
  onDiscord,
  spokesman,
  spokesmanInEnglish,
  textOf,
  theReport,
  toldInPrivate,
  unanswerable,
} from './on-loopback.ts';

const report = theReport();
const marotto = 'وەین ماروتۆ کێیە لە کۆبوونەوەکەدا؟';

describe('a question in Sorani', () => {
  const running = onDiscord('sorani', report);

  it('is answered with Kurdish words around what the report says', async () => {
    const { discord } = running;
    const message = await answered(discord, discord.command('ask', { question: 'وەین مارۆتۆ چی گوت؟' }));
    const shown = textOf(message);
    // By his name, which both languages write alike; the question itself is not understood.
    expect(shown).toContain('ڕاپۆرتەکە دەڵێت:');
    expect(shown).toContain('بڕگەی 8 لە 11');
    expect(shown).not.toMatch(/يقول التقرير|The report/);

    const sent = discord.press(message, buttonOf(message, 'بڕگەکە بخوێنەوە'));
    expect(textOf(await toldInPrivate(discord, sent))).toMatch(/بڕگەی|ناونیشان/);
    expect((await discord.responseTo(discord.press(message, buttonOf(message, 'In English')))).type).toBe(7);
    expect(textOf(messageNamed(discord, message.id))).toMatch(/The report/);
  });

  it('that is declined says that it was searched as Arabic words', async () => {
    const { discord } = running;
    const asked = discord.say('پایتەختی ژاپۆن کوێیە؟', { mentions: [applicationId] });
    const shown = textOf(await answerMessage(discord, asked));
    expect(shown).toContain('ڕاپۆرتەکە وەڵامی ئەم پرسیارە ناداتەوە.');
    expect(shown).toContain('پرسیارەکەت بە کوردییە');
    const arabic = await answered(discord, discord.command('ask', { question: unanswerable }));
    expect(textOf(arabic)).not.toContain('بالكردية');
  });

  it('that cannot be one is refused in Kurdish', async () => {
    const { discord } = running;
    const question = `${marotto} `.repeat(70);
    const shown = textOf(await answerMessage(discord, discord.say(question, { mentions: [applicationId] })));
    expect(shown).toMatch(/^پرسیارەکە \d+ پیتە/);
  });
});

describe('UI_LANGUAGE=ckb', () => {
  const running = onDiscord('in kurdish', report, { settings: { UI_LANGUAGE: 'ckb' } });

  it('speaks Kurdish whatever the question is in, and shows a rendition to whoever asked in its language', async () => {
    const { discord } = running;
    const arabic = textOf(await answered(discord, discord.command('ask', { question: spokesman })));
    expect(arabic).toContain('ڕاپۆرتەکە دەڵێت:');
    expect(arabic).not.toContain('پرسیارەکەت بە کوردییە');
    const english = textOf(await answered(discord, discord.command('ask', { question: spokesmanInEnglish })));
    expect(english).toContain('وەرگێڕانی نافەرمی');
    expect(english).toContain('Marotto');
  });

  it('speaks it alone where nothing was asked', async () => {
    const { discord } = running;
    for (const command of ['sources', 'about']) {
      const shown = textOf(await answered(discord, discord.command(command)));
      expect(shown).toMatch(/ڕاپۆرتەکان/);
      expect(shown).not.toMatch(/Reports|التقارير/);
    }
    const summed = textOf(await answered(discord, discord.command('summary', { length: 'short' })));
    expect(summed).toContain('پوختە بە وشەکانی ڕاپۆرتەکە خۆی');
    const refused = textOf(await toldInPrivate(discord, discord.command('weather')));
    expect(isSorani(refused)).toBe(true);
  });
});
