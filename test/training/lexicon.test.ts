import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseTranslations } from '../../src/core/lexicon/translations.ts';
import type { Pair } from '../../src/training/data/pair-files.ts';
import { buildLexicon, type LexiconEntry, writeLexicon } from '../../src/training/lexicon/build-lexicon.ts';
import { temporaryFolder } from '../scripts/command.ts';

const files = new Map<string, Pair[]>([
  ['dic_places', [['Mosul', 'الموصل']]],
  [
    'par_few',
    [
      ['the river', 'النهر'],
      ['the rivers of the city', 'أنهار المدينة'],
      ['the city', 'المدينة'],
      ['river city', 'مدينة النهر'],
      ['river 2014', 'نهر ٢٠١٤'],
    ],
  ],
  ['qa_none', [['question', 'جواب']]],
]);

describe('the lexicon', () => {
  let entries: LexiconEntry[];
  beforeAll(() => {
    entries = buildLexicon(files);
  });
  const arabicFor = (english: string) => entries.find((entry) => entry.english === english)?.arabic;

  it('has stems of both languages, the likeliest first', () => {
    expect(arabicFor('river')?.[0]?.stem).toBe('نهر');
    expect(arabicFor('city')?.[0]?.stem).toBe('مد');
    expect(arabicFor('mosul')).toEqual([{ stem: 'موصل', probability: 1 }]);
    expect(entries.map(({ english }) => english)).toEqual(entries.map(({ english }) => english).sort());
  });

  it('leaves out numbers, and pairs that are not translations', () => {
    expect(arabicFor('2014')).toBeUndefined();
    expect(arabicFor('question')).toBeUndefined();
  });

  it('is written as the program reads it, the same bytes each time', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    const bytes = await readFile(await writeLexicon(one, entries));
    expect(Buffer.compare(bytes, await readFile(await writeLexicon(two, buildLexicon(files))))).toBe(0);
    const known = parseTranslations(gunzipSync(bytes).toString('utf8'));
    expect([...known.keys()]).toEqual(entries.map(({ english }) => english));
    expect(known.get('mosul')).toContainEqual({ stem: 'موصل', weight: 1 });
  });
});
