import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { turnOf } from '../../src/core/conversation/turn.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { configFor } from './report-files.ts';
import { writeReport } from './small-corpus.ts';
import { threeReports } from './three-reports.ts';

/** Reports beside those that are asked about, so that what they say is far behind in the whole corpus. */
const weekly = 60;

let assistant: Assistant;
beforeAll(async () => {
  const folder = await temporaryFolder(afterAll);
  const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
  for (const [name, source] of Object.entries(threeReports))
    await writeReport(config.corpusDir, name, source);
  for (let week = 0; week < weekly; week++)
    await writeReport(config.corpusDir, `weekly-${week}`, {
      title: 'كلفة المشاريع الأسبوعية',
      paragraphs: [`بلغت كلفة المستشفى رقم ${week} في بغداد ${week + 5} مليون دولار.`],
    });
  assistant = await openAssistant(config);
});
afterAll(() => assistant.close());

const cost = 'كم بلغت كلفة المستشفى؟';

describe('a question within one report', () => {
  it('is answered from its best paragraph, which many of other reports stand before', async () => {
    const everywhere = await assistant.ask(cost, { top: 25 });
    expect(everywhere).not.toHaveProperty('report');
    expect(new Set(everywhere.excerpts.map(({ document }) => document)).size).toBeGreaterThan(10);
    const within = await assistant.ask(cost, { top: 25, report: 'hospital' });
    expect(within).toMatchObject({ answered: true, report: 'hospital' });
    expect(within.excerpts[0]?.text).toBe(threeReports.hospital.paragraphs[1]);
    expect(new Set(within.excerpts.map(({ document }) => document))).toEqual(new Set(['hospital']));
  });

  it('is declined where that report does not say, though another does', async () => {
    expect(await assistant.ask('من هي رئيسة التعاونية ماريا سانتوس؟', { report: 'bridge' })).toMatchObject({
      answered: false,
      report: 'bridge',
    });
    const english = 'Who is the head of the cooperative?';
    expect((await assistant.ask(english, { report: 'harvest' })).answered).toBe(true);
    expect((await assistant.ask(english, { report: 'bridge' })).answered).toBe(false);
  });

  it('takes the report by its title too, however it is typed', async () => {
    for (const report of ['مستشفى جديد في البصرة', 'مستشفي جديد في البصره', 'Hospital'])
      expect((await assistant.ask(cost, { report })).report).toBe('hospital');
  });

  it('of a report that there is not names the nearest slugs', async () => {
    const refused = async (report: string) => {
      const error = await assistant.ask(cost, { report }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
      return (error as Error).message;
    };
    expect(await refused('hosptial')).toContain('these are nearest: hospital');
    expect(await refused('brigde')).toContain('these are nearest: bridge');
    expect(await refused('harvest 2019')).toContain('these are nearest: harvest');
    // A title that many reports have is none's own.
    expect(await refused('كلفة المشاريع الأسبوعية')).toContain(`Of the ${weekly + 3} that there are`);
    await expect(assistant.passage(1, 'brigde')).rejects.toThrow(/nearest: bridge/);
    await expect(assistant.summarize({ report: 'brigde' })).rejects.toThrow(/nearest: bridge/);
  });
});

describe('a follow-up', () => {
  it('keeps the report that the question it leans on was asked within', async () => {
    const first = await assistant.ask('متى افتتح المستشفى؟', { report: 'hospital' });
    const history = [turnOf(first)];
    const next = await assistant.ask('وكم كلفته؟', { history, top: 25 });
    expect(next.report).toBe('hospital');
    expect(next.excerpts[0]?.text).toBe(threeReports.hospital.paragraphs[1]);
    expect(next.excerpts.every(({ document }) => document === 'hospital')).toBe(true);
    expect(turnOf(next).report).toBe('hospital');
  });

  it('goes to another report where one is named, and to all where it stands by itself', async () => {
    const history = [turnOf(await assistant.ask('متى افتتح المستشفى؟', { report: 'hospital' }))];
    expect((await assistant.ask('وكم كلفته؟', { history, report: 'bridge' })).report).toBe('bridge');
    expect(await assistant.ask('من هو المهندس كريم حداد؟', { history })).not.toHaveProperty('report');
  });

  it('is asked of all reports once its own is gone', async () => {
    const history = [
      { question: 'متى افتتح المستشفى؟', language: 'ar', report: 'gone', place: null },
    ] as const;
    expect(await assistant.ask('وكم كلفته؟', { history })).not.toHaveProperty('report');
  });
});

describe('a summary of one report', () => {
  it('takes its sentences from there alone, on a topic too', async () => {
    const whole = await assistant.summarize({ report: 'hospital', length: 'short' });
    expect(whole.report).toBe('hospital');
    expect(whole.sentences.length).toBeGreaterThan(0);
    expect(whole.sentences.every(({ document }) => document === 'hospital')).toBe(true);
    const topic = await assistant.summarize({ report: 'hospital', topic: 'كلفة' });
    expect(topic.sentences.map(({ text }) => text)).toEqual([threeReports.hospital.paragraphs[1]]);
    expect((await assistant.summarize({ report: 'harvest', topic: 'كلفة' })).sentences).toEqual([]);
  });
});
