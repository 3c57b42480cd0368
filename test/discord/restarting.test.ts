import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { someone } from '../../loopback/people.ts';
import { openAssistant, reindex } from '../../src/assistant.ts';
import { configFor } from '../assistant/report-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { temporaryFolder } from '../scripts/command.ts';
import {
  answered,
  answerMessage,
  buttonOf,
  expectVerbatim,
  messageNamed,
  onDiscord,
  spokesman,
  startBotOn,
  textOf,
  textsOf,
  theReport,
  toldInPrivate,
} from './on-loopback.ts';
import { withAsk } from './report-assistant.ts';

const report = theReport();
/** Each question with those that it was asked after. */
const leanings: (readonly [string, string[]])[] = [];
const running = onDiscord('restarting', report, {
  assistant: ({ assistant }) =>
    withAsk(assistant, (question, options) => {
      leanings.push([question, (options?.history ?? []).map((turn) => turn.question)]);
      return assistant.ask(question, options);
    }),
});

describe('a bot that was started since', () => {
  it('answers every button of the messages from before', async () => {
    const { discord } = running;
    const answer = await answered(discord, discord.command('ask', { question: spokesman }));
    const passage = await answered(discord, discord.command('passage', { number: 8 }));
    await running.restart();
    const read = await toldInPrivate(discord, discord.press(answer, buttonOf(answer, 'اقرأ الفقرة')));
    expect(expectVerbatim(report.current, read)[0]).toBe((await report.current.assistant.passage(8)).text);
    expectVerbatim(
      report.current,
      await toldInPrivate(discord, discord.press(answer, buttonOf(answer, 'مقتطفات أخرى'))),
    );
    const next = await discord.responseTo(discord.press(passage, buttonOf(passage, 'الفقرة التالية')));
    expect(textOf(next.data)).toContain('الفقرة 9 من 11');
    const english = await discord.responseTo(discord.press(answer, buttonOf(answer, 'In English')));
    expect(textsOf(english.data)[0]).toContain(spokesman);
    expectVerbatim(report.current, english.data);
  });

  it('takes a reply to an answer from before as leaning on the question that the answer shows', async () => {
    const { discord } = running;
    const first = await answerMessage(discord, discord.say(spokesman, { inDm: true }));
    await running.restart();
    const followUp = 'وماذا قال؟';
    const replyTo = messageNamed(discord, first.id);
    await discord.answerTo(discord.say(followUp, { inDm: true, replyTo }));
    expect(leanings).toContainEqual([followUp, [spokesman]]);
    // Of a conversation that is none of the bot's it knows nothing.
    const unknown = messageNamed(discord, discord.say('كلام آخر', { inDm: true, author: someone(7) }));
    await discord.answerTo(discord.say('ومتى؟', { inDm: true, author: someone(7), replyTo: unknown }));
    expect(leanings.find(([question]) => question === 'ومتى؟')?.[1]).not.toContain(spokesman);
  });
});

describe('a report that was changed since', () => {
  it('is told of, where its paragraph no longer stands as it did; the other buttons go on', async () => {
    const folder = await temporaryFolder();
    const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
    const cost = 'بلغت كلفة الجسر عشرين مليون دولار.';
    const body = ['افتتح الوزير جسراً جديداً على نهر دجلة يوم الأحد.', cost, 'يربط الجسر ضفتي المدينة.'];
    await writeReport(config.corpusDir, 'bridge', { paragraphs: body });
    const discord = await LoopbackDiscord.start({ name: 'changed-report' });
    onTestFinished(() => discord.stop());

    const before = await openAssistant(config);
    const bot = await startBotOn(discord, before);
    const answer = await answered(discord, discord.command('ask', { question: 'كم بلغت كلفة الجسر؟' }));
    expect(textOf(answer)).toContain(cost);
    const other = await answered(discord, discord.command('passage', { number: 3 }));
    await bot.stop();
    await before.close();

    await writeReport(config.corpusDir, 'bridge', {
      paragraphs: body.with(1, 'بلغت كلفة الجسر ثلاثين مليوناً.'),
    });
    await reindex(config);
    const after = await openAssistant(config);
    onTestFinished(() => after.close());
    const again = await startBotOn(discord, after);
    onTestFinished(() => again.stop());
    for (const label of ['اقرأ الفقرة', 'مقتطفات أخرى', 'In English']) {
      const { content } = await toldInPrivate(discord, discord.press(answer, buttonOf(answer, label)));
      expect(content).toContain('The report was changed or withdrawn since this answer');
      expect(content).not.toContain('مليون');
    }
    const shown = await discord.responseTo(discord.press(other, buttonOf(other, 'الفقرة السابقة')));
    expect(textOf(shown.data)).toContain('ثلاثين مليوناً');
  });
});
