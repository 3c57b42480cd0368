import { describe, expect, it } from 'vitest';
import { answered, expectVerbatim, onDiscord, textOf, theReport } from './on-loopback.ts';

const report = theReport();
const running = onDiscord('completing', report);

interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** What is offered while somebody types. */
async function choices(command: string, option: string, typed: string, others = {}): Promise<Choice[]> {
  const { discord } = running;
  const sent = discord.autocomplete(command, { ...others, [option]: typed }, option);
  const { type, data } = await discord.responseTo(sent);
  expect(type).toBe(8);
  return data.choices;
}

const options = [
  ['ask', 'question'],
  ['summary', 'topic'],
  ['passage', 'number'],
  ['passage', 'report'],
] as const;

describe('what is typed', () => {
  it.each(options)("is completed within Discord's limits: /%s %s", async (command, option) => {
    await report.current.assistant.prepareSuggestions();
    for (const typed of ['', 'ال', 'كركوك', 'kirkuk', '8', '٨', '\u202e@everyone', 'x'.repeat(1000)]) {
      const offered = await choices(command, option, typed);
      expect(offered.length).toBeLessThanOrEqual(25);
      expect(new Set(offered.map(({ name }) => name)).size).toBe(offered.length);
      for (const { name, value } of offered) {
        expect(name.trim()).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(100);
        if (option === 'number') expect(Number.isInteger(value)).toBe(true);
        else expect(String(value)).toMatch(/^[\s\S]{1,100}$/);
      }
    }
  });

  it('offers what the assistant suggests for it', async () => {
    const { assistant } = report.current;
    const shown = (suggestions: readonly { label: string; value: string | number }[]) =>
      suggestions.map(({ label, value }) => ({ name: label, value }));
    expect(await choices('ask', 'question', 'من')).toEqual(shown(await assistant.suggestQuestions('من')));
    expect(await choices('summary', 'topic', 'كرك')).toEqual(shown(await assistant.suggestTopics('كرك')));
    expect(await choices('passage', 'report', '')).toEqual(shown(await assistant.suggestReports('')));
    const passages = await choices('passage', 'number', '');
    expect(passages.length).toBeGreaterThan(10);
    expect(passages).toEqual(shown(await assistant.suggestPassages('')));
  });

  it('offers the paragraphs of the report that was chosen before', async () => {
    const [report1] = await choices('passage', 'report', '');
    expect((await choices('passage', 'number', '', { report: report1?.value })).length).toBeGreaterThan(10);
    expect(await choices('passage', 'number', '', { report: 'no-such-report' })).toEqual([]);
  });

  it('is answered when it was chosen', async () => {
    const { discord } = running;
    for (const { value } of (await choices('ask', 'question', '')).slice(0, 3)) {
      const message = await answered(discord, discord.command('ask', { question: value }));
      expect(textOf(message)).toMatch(/يقول التقرير:|The report says:/);
    }
    const [, passage] = await choices('passage', 'number', '');
    const message = await answered(discord, discord.command('passage', { number: passage?.value ?? 1 }));
    expectVerbatim(report.current, message);
  });

  it('gets no choices for an option or a command that has none, and no error', async () => {
    const { discord } = running;
    const sent = discord.autocomplete('weather', { city: 'B' }, 'city');
    expect((await discord.responseTo(sent)).data.choices).toEqual([]);
  });
});
