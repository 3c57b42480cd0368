import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepSection, keptPage } from '../../src/reliability/kept-sections.ts';
import { type KeptSection, reliabilityPage } from '../../src/reliability/page.ts';
import { Tally } from '../../src/reliability/section.ts';
import { temporaryFolder } from '../scripts/command.ts';

const section = (name: string, trials: KeptSection['trials']): KeptSection => ({
  name,
  date: '2026-01-02',
  machine: '2 cores of Some Processor, Node 20.0.0 on linux x64',
  seconds: 12,
  title: `Trial by ${name}`,
  method: 'Done so.',
  trials,
});

const fire = section('fire', [
  { what: 'burnt', tried: 1200, survived: 1200, exceptions: [], note: 'to ashes' },
  { what: 'singed', tried: 2001, survived: 2000, exceptions: ['the hem | at the left'] },
]);

describe('reliabilityPage', () => {
  it('gives the counts of each trial, and names what was not survived', () => {
    const page = reliabilityPage([fire]);
    expect(page).toContain('`npm run reliability -- --only fire` on 2026-01-02, on 2 cores');
    expect(page).toContain('| burnt | 1,200 | 1,200 | 100 % | to ashes |');
    expect(page).toContain('| singed | 2,001 | 2,000 | 99.9 % |  |');
    expect(page).toContain('Not survived:\n\n- singed: the hem | at the left');
  });
});

describe('a Tally', () => {
  it('counts what was survived and keeps what was not', () => {
    const tally = new Tally('cut');
    for (const fault of [null, 'the rope', null]) tally.add(fault);
    expect(tally.trial('with scissors')).toEqual({
      what: 'cut',
      tried: 3,
      survived: 2,
      exceptions: ['the rope'],
      note: 'with scissors',
    });
  });
});

describe('kept sections', () => {
  it('make a page in the order of their names, without those that were never run', async () => {
    const docs = await temporaryFolder();
    const water = { ...section('water', []), figures: [['depth', '3 m']] } satisfies KeptSection;
    await keepSection(docs, fire);
    await keepSection(docs, water);
    expect(await keptPage(docs, ['water', 'never', 'fire'])).toBe(reliabilityPage([water, fire]));
  });

  it('that somebody wrote otherwise are refused', async () => {
    const docs = await temporaryFolder();
    await mkdir(path.join(docs, 'reliability'));
    await writeFile(path.join(docs, 'reliability', 'fire.json'), '{"name":"fire"}');
    await expect(keptPage(docs, ['fire'])).rejects.toThrow();
  });
});
