import { describe, expect, it } from 'vitest';
import { someone } from '../../loopback/people.ts';
import { groupChannel } from '../../loopback/places.ts';
import { refusals } from '../../loopback/rest-reply.ts';
import {
  answered,
  answerMessage,
  type Body,
  buttonOf,
  buttonsOf,
  ephemeral,
  expectVerbatim,
  onDiscord,
  spokesman,
  spokesmanInEnglish,
  textOf,
  textsOf,
  theReport,
  toldInPrivate,
  unanswerable,
} from './on-loopback.ts';

const report = theReport();
const running = onDiscord('pressing', report);

const ask = async (question = spokesman) =>
  answered(running.discord, running.discord.command('ask', { question }));
const other = { user: someone(1) };

describe('the paragraph of an answer', () => {
  const open = async () => {
    const { discord } = running;
    const message = await ask();
    const sent = discord.press(message, buttonOf(message, 'اقرأ الفقرة'), other);
    await toldInPrivate(discord, sent);
    return discord.messageOf(sent);
  };

  it('opens for whoever wants to read it, in private', async () => {
    const shown = await open();
    expect(expectVerbatim(report.current, shown)[0]).toBe((await report.current.assistant.passage(8)).text);
  });

  it('leads to the one before and after, and to the other language, in its place', async () => {
    const { discord } = running;
    const first = await open();
    const at = (label: string) => {
      const shown = discord.messages.get(first.id) ?? first;
      return discord.press(shown, buttonOf(shown, label), other);
    };
    for (const [label, paragraph] of [
      ['الفقرة السابقة', 7],
      ['الفقرة التالية', 8],
      ['الفقرة التالية', 9],
    ] as const) {
      expect((await discord.responseTo(at(label))).type).toBe(7);
      expect(textOf(discord.messages.get(first.id))).toContain(`الفقرة ${paragraph} من 11`);
    }
    await discord.responseTo(at('In English'));
    const english = discord.messages.get(first.id);
    expect(textOf(english)).toContain('paragraph 9 of 11');
    expect(expectVerbatim(report.current, english)).toHaveLength(2);
  });

  it('ends at the first and at the last', async () => {
    const { discord } = running;
    for (const [number, label] of [
      [0, 'الفقرة السابقة'],
      [11, 'الفقرة التالية'],
    ] as const) {
      const message = await answered(discord, discord.command('passage', { number }));
      expect(buttonsOf(message).map((button) => button.label)).not.toContain(label);
      expect(buttonsOf(message)).toHaveLength(2);
    }
  });
});

describe('the other language', () => {
  it('changes the answer for whoever asked, and back', async () => {
    const { discord } = running;
    const message = await ask();
    expect((await discord.responseTo(discord.press(message, buttonOf(message, 'In English')))).type).toBe(7);
    const english = discord.messages.get(message.id) as Body;
    expect(textOf(english)).toContain('The report says:');
    expect(textOf(english)).toContain(spokesman);
    expect(expectVerbatim(report.current, english).join()).toContain('Colonel Wayne Marotto');
    await discord.responseTo(discord.press(english, buttonOf(english, 'بالعربية')));
    expect(textsOf(discord.messages.get(message.id))).toEqual(textsOf(message));
  });

  it('gives somebody else a copy of their own', async () => {
    const { discord } = running;
    const message = await ask(spokesmanInEnglish);
    const sent = discord.press(message, buttonOf(message, 'بالعربية'), other);
    expect(textOf(await toldInPrivate(discord, sent))).toContain('يقول التقرير:');
    expect(textsOf(discord.messages.get(message.id))).toEqual(textsOf(message));
    // Of their copy they are the one it is for.
    const copy = discord.messageOf(sent);
    const again = discord.press(copy, buttonOf(copy, 'In English'), other);
    expect((await discord.responseTo(again)).type).toBe(7);
  });

  it('knows whom the answer to a mention, in a direct message and among several people is for', async () => {
    const { discord } = running;
    const direct = await answerMessage(discord, discord.say(spokesman, { inDm: true }));
    const pressed = discord.press(direct, buttonOf(direct, 'In English'), { inDm: true });
    expect((await discord.responseTo(pressed)).type).toBe(7);
    const inGroup = { userInstalledIn: 'group' } as const;
    const among = await answered(discord, discord.command('ask', { question: spokesman }, inGroup));
    expect(among.channel_id).toBe(groupChannel.id);
    const id = buttonOf(among, 'In English');
    await toldInPrivate(discord, discord.press(among, id, { ...inGroup, ...other }));
    expect((await discord.responseTo(discord.press(among, id, inGroup))).type).toBe(7);
  });

  it('keeps the mark of a question that was cut', async () => {
    const { discord } = running;
    const message = await ask(`${spokesman} ${'وماذا قال عن العمليات المشتركة '.repeat(20)}`);
    expect(textsOf(message)[0]).toMatch(/ …$/);
    await discord.responseTo(discord.press(message, buttonOf(message, 'In English')));
    expect(textsOf(discord.messages.get(message.id))[0]).toMatch(/ …$/);
  });
});

describe('more excerpts', () => {
  it('open in private, and are turned page by page', async () => {
    const { discord } = running;
    const message = await ask();
    const sent = discord.press(message, buttonOf(message, 'مقتطفات أخرى'), other);
    await toldInPrivate(discord, sent);
    const seen = new Set<string>();
    for (let page = 1; ; page++) {
      const shown = discord.messageOf(sent);
      const [, pages] = /صفحة \d+ من (\d+)/.exec(textOf(shown)) ?? [];
      expect(textOf(shown)).toContain(`صفحة ${page} من ${pages}`);
      for (const text of expectVerbatim(report.current, shown)) seen.add(text);
      if (page === Number(pages)) break;
      expect((await discord.responseTo(discord.press(shown, buttonOf(shown, 'التالي'), other))).type).toBe(7);
    }
    const shown = discord.messageOf(sent);
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(['السابق']);
    const { excerpts } = await report.current.assistant.ask(spokesman, { top: 9 });
    expect(seen.size).toBe(excerpts.length - 1);
  });
});

describe('asking differently', () => {
  it('opens a form with the question in it, whose question is then answered', async () => {
    const { discord } = running;
    const message = await ask(unanswerable);
    const opened = await discord.responseTo(
      discord.press(message, buttonOf(message, 'اسأل بصيغة أخرى'), other),
    );
    expect(opened.type).toBe(9);
    const { custom_id: form, components } = opened.data;
    const { custom_id: field, value } = components[0].component;
    expect(value).toBe(unanswerable);
    const again = await answered(discord, discord.submit(form, { [field]: spokesman }, message, other));
    expectVerbatim(report.current, again);
    expect(textsOf(again)[0]).toContain(spokesman);
  });

  it('is answered in private where the declined answer was', async () => {
    const { discord } = running;
    const sent = discord.command('ask', { question: unanswerable, private: true });
    const message = await answered(discord, sent);
    const { data } = await discord.responseTo(discord.press(message, buttonOf(message, 'اسأل بصيغة أخرى')));
    const { custom_id: field } = data.components[0].component;
    const again = await answered(discord, discord.submit(data.custom_id, { [field]: spokesman }, message));
    expect(again.flags & ephemeral).toBe(ephemeral);
  });

  it('is told that a form is not known where it is of another version, or lacks its field', async () => {
    const { discord } = running;
    for (const [form, fields] of [
      ['0d:a', { question: spokesman }],
      ['1d:a', { other: spokesman }],
    ] as const)
      await toldInPrivate(discord, discord.submit(form, fields));
    expect(textOf(await ask())).toContain('يقول التقرير');
  });
});

describe('a button that is not known', () => {
  it.each([
    '2r:a:AAAAAA001',
    '1r:a:AAAAAA001',
    '1p:a:AAAAAA001:=',
    '1m:a113:AAAAAA001:9',
    '1l:e113:AAAAAA001',
    '1f:a113:AAAAAA001:y',
    '1d:x',
    '1constructor',
    'vote',
  ])('is told that the report has changed, or was never so: %s', async (id) => {
    const { discord } = running;
    const { content } = await toldInPrivate(discord, discord.press(await ask(), id));
    expect(content).toContain('changed or withdrawn');
    expect(content).toContain('تغيّر نص التقرير');
  });
});

describe('a Discord that does not take components', () => {
  it('gets the answer as plain text, and what would change a message as a private one', async () => {
    const { discord } = running;
    const message = await ask();
    discord.fail(/^PATCH \/webhooks/, refusals.invalidFormBody);
    const sent = discord.command('ask', { question: spokesman });
    const [refused, plain] = await discord.until('the plain text', () =>
      discord.editsOf(sent).length === 2 ? discord.editsOf(sent) : undefined,
    );
    expect([refused?.status, plain?.status]).toEqual([400, 200]);
    expect(plain?.body.components).toBeUndefined();
    expect(plain?.body.content.length).toBeLessThanOrEqual(2000);
    expect(textOf(plain?.body)).toContain('يقول التقرير:');
    expectVerbatim(report.current, plain?.body);

    discord.fail(/callback$/, refusals.invalidFormBody);
    const pressed = discord.press(message, buttonOf(message, 'In English'));
    const second = await discord.until('the private text', () => discord.callbacksOf(pressed)[1]);
    expect([second.body.type, second.body.data.flags]).toEqual([4, ephemeral]);
    expect(second.body.data.content).toContain('The report says:');

    discord.fail(/^POST \/channels/, refusals.invalidFormBody);
    const said = discord.say(spokesman, { inDm: true });
    const posted = await discord.until('the plain answer', () => discord.postsFor(said)[1]);
    expect(posted.body.content).toContain('يقول التقرير:');
  });
});
