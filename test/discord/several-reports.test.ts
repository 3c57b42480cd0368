import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationId } from '../../loopback/ids.ts';
import { someone } from '../../loopback/people.ts';
import { openAssistant } from '../../src/assistant.ts';
import { configFor } from '../assistant/report-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { threeReports } from '../assistant/three-reports.ts';
import { temporaryFolder } from '../scripts/command.ts';
import {
  answered,
  answerMessage,
  type Body,
  buttonOf,
  buttonsOf,
  messageNamed,
  onDiscord,
  textOf,
  toldInPrivate,
} from './on-loopback.ts';
import type { OpenReport } from './report-assistant.ts';

type Reports = Readonly<Record<string, Parameters<typeof writeReport>[2]>>;

/** A corpus of its own, open for the tests of a group. */
function corpusOf(reports: Reports): { current: OpenReport } {
  const opened = {} as { current: OpenReport };
  beforeAll(async () => {
    const folder = await temporaryFolder(afterAll);
    const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
    for (const [name, source] of Object.entries(reports)) await writeReport(config.corpusDir, name, source);
    const assistant = await openAssistant(config);
    const texts = Object.values(reports).flatMap(({ paragraphs }) => paragraphs);
    opened.current = {
      assistant,
      contains: (text) => texts.some((paragraph) => paragraph.includes(text)),
      close: () => assistant.close(),
    };
  });
  afterAll(() => opened.current.close());
  return opened;
}

const cost = 'كم بلغت الكلفة بملايين الدولارات؟';

describe('a corpus of three reports', () => {
  const running = onDiscord('three reports', corpusOf(threeReports));
  const ask = (options: Readonly<Record<string, string>>, where = {}) =>
    answered(running.discord, running.discord.command('ask', options, where));

  it('is asked as a whole, and each excerpt names its report', async () => {
    const shown = textOf(await ask({ question: cost }));
    expect(shown).toContain('افتتاح جسر دجلة');
    expect(shown).toContain('مستشفى جديد في البصرة');
    expect(shown).not.toContain('من هذا التقرير وحده');
  });

  it.each([
    ['bridge', 'عشرين مليون', 'مستشفى'],
    ['hospital', 'ثلاثين مليون', 'الجسر'],
  ])('answers from %s alone where it is named', async (report, says, other) => {
    const shown = textOf(await ask({ question: cost, report }));
    expect(shown).toContain(`من هذا التقرير وحده: ${report}`);
    expect(shown).toContain(says);
    if (report === 'bridge') expect(shown).not.toContain(other);
  });

  it('keeps the report through the other language, another wording and a follow-up', async () => {
    const { discord } = running;
    const message = await ask({ question: 'متى افتتح المستشفى؟', report: 'hospital' }, { inDm: true });
    const pressed = discord.press(message, buttonOf(message, 'In English'), { inDm: true });
    expect((await discord.responseTo(pressed)).type).toBe(7);
    const english = messageNamed(discord, message.id);
    expect(textOf(english)).toContain('Only in the report: hospital');

    const declined = await ask({ question: 'من فاز بكأس العالم؟', report: 'bridge' });
    expect(textOf(declined)).toContain('لا يجيب التقرير');
    const opened = discord.press(declined, buttonOf(declined, 'اسأل بصيغة أخرى'));
    const { data } = await discord.responseTo(opened);
    const sent = discord.submit(data.custom_id, { question: cost }, declined);
    expect(textOf(await answered(discord, sent))).toContain('من هذا التقرير وحده: bridge');

    const next = await ask({ question: 'وكم كلفته؟' }, { inDm: true });
    expect(textOf(next)).toContain('من هذا التقرير وحده: hospital');
  });

  it('keeps it for a reply to an answer that only the message still tells of', async () => {
    const { discord } = running;
    const message = await ask({ question: 'متى افتتح المستشفى؟', report: 'hospital' });
    await running.restart();
    const asked = discord.say('وكم كلفته؟', {
      mentions: [applicationId],
      replyTo: messageNamed(discord, message.id),
    });
    expect(textOf(await answerMessage(discord, asked))).toContain('من هذا التقرير وحده: hospital');
  });

  it('says that none answers, and of a report that there is not, which there are', async () => {
    expect(textOf(await ask({ question: 'ما هي عاصمة اليابان؟' }))).toContain('لا يجيب أيّ من التقارير');
    const unknown = await ask({ question: cost, report: 'brigde' });
    expect(textOf(unknown)).toContain("لا يوجد تقرير باسم 'brigde'. الموجود: bridge، harvest، hospital");
  });

  it('is summed up and read a report at a time', async () => {
    const { discord } = running;
    const summed = textOf(await answered(discord, discord.command('summary', { report: 'hospital' })));
    expect(summed).toContain('مستشفى جديد في البصرة');
    expect(summed).not.toContain('افتتاح جسر دجلة');
    const read = await answered(discord, discord.command('passage', { number: 2, report: 'bridge' }));
    expect(textOf(read)).toContain(threeReports.bridge.paragraphs[1]);
    expect(buttonsOf(await answered(discord, discord.command('sources', {})))).toEqual([]);
  });
});

describe('a corpus of a thousand reports', () => {
  const count = 1000;
  const towns = ['البصرة', 'الموصل', 'كركوك', 'أربيل', 'النجف', 'كربلاء', 'الرمادي', 'تكريت'];
  const reports: Record<string, Reports[string]> = {};
  for (let number = 0; number < count; number++)
    reports[`water-${String(number).padStart(4, '0')}`] = {
      title: `مياه ${towns[number % towns.length]} في الأسبوع ${1 + (number >> 4)}`,
      date: '',
      paragraphs: [`${number} بئراً.`],
    };
  reports['flood-of-basra'] = { title: 'فيضان في القرنة', paragraphs: ['فاض النهر ليلاً.'] };
  const running = onDiscord('a thousand reports', corpusOf(reports));

  async function choices(command: string, typed: string): Promise<{ name: string; value: string }[]> {
    const { discord } = running;
    const options = { ...(command === 'ask' && { question: 'كم بئراً؟' }), report: typed };
    const { data } = await discord.responseTo(discord.autocomplete(command, options, 'report'));
    return data.choices;
  }

  it.each(['ask', 'summary', 'passage'])('completes the report of /%s by slug and title', async (command) => {
    for (const typed of ['flood-of', 'فيضان', 'القرنه', 'فيضن', 'folod'])
      expect((await choices(command, typed))[0], typed).toEqual({
        name: 'فيضان في القرنة',
        value: 'flood-of-basra',
      });
    const many = await choices(command, 'مياه كركوك');
    expect(many).toHaveLength(25);
    expect(many.every(({ name }) => name.includes('كركوك'))).toBe(true);
    expect(new Set(many.map(({ name }) => name)).size).toBe(25);
    expect(await choices(command, '')).toHaveLength(25);
    expect(await choices(command, 'zzzzqqq')).toEqual([]);
  });

  it('is answered from the one that was chosen', async () => {
    const { discord } = running;
    const [chosen] = await choices('ask', '0777');
    expect(chosen?.value).toBe('water-0777');
    const sent = discord.command('ask', { question: 'كم بئراً؟', report: chosen?.value ?? '' });
    expect(textOf(await answered(discord, sent))).toContain('777 بئراً');
    const unknown = await answered(
      discord,
      discord.command('ask', { question: cost, report: 'water-07777' }),
    );
    expect(textOf(unknown)).toMatch(/أقرب الموجود، وعدد التقارير 1001: water-0777،/);
  });

  it('is listed in pages that buttons turn, for others in private', async () => {
    const { discord } = running;
    const message = await answered(discord, discord.command('sources', {}));
    const labels = (of: Body) => buttonsOf(of).map(({ label }) => label.split(' · ')[1]);
    expect(labels(message)).toEqual(['Next', '10 on']);
    expect(textOf(message)).toContain('page 1 of 167');
    const at = () => messageNamed(discord, message.id);
    for (const [label, page] of [
      ['عشر تالية', 11],
      ['التالي', 12],
      ['عشر سابقة', 2],
      ['السابق', 1],
    ] as const) {
      expect((await discord.responseTo(discord.press(at(), buttonOf(at(), label)))).type).toBe(7);
      expect(textOf(at())).toContain(`page ${page} of 167`);
    }
    const press = discord.press(at(), buttonOf(at(), 'التالي'), { user: someone(1) });
    const told = await toldInPrivate(discord, press);
    expect(textOf(told)).toContain('page 2 of 167');
    expect(textOf(at())).toContain('page 1 of 167');
    const last = discord.press(at(), '1s:999999');
    await discord.responseTo(last);
    expect(labels(at())).toEqual(['10 back', 'Back']);
  });
});
