import path from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/core/fitting/random.ts';
import { type FinishedModel, modelFiles, writeFiles } from '../../src/training/export/model-files.ts';
import { normalizedWords } from '../../src/training/text/normalizer.ts';
import { learnVocabulary } from '../../src/training/text/vocabulary.ts';
import { classId, WordPieces } from '../../src/training/text/word-pieces.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { reportPairs } from './report-pairs.ts';

const alphabets = [
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى',
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
  'ًٌٍَُِّْٰـٱپچژکگیێۆھەﷲﻻﻼ',
  'éüßİıñçøÆŒﬁﬂ①½Ⅷ',
  ' \t\n  \u200b\u200f\u202b\u2066\ufeff',
  '.,;:!?؟،؛«»"\'()-–—/\\&@#%$€[]{}##*_',
  '漢字かなשלוםДа😀🏳️‍🌈👨‍👩‍👧\ud800\udfff\u0000',
];

/** Lines of words that there are, of letters at random, and of both. */
function randomLines(words: readonly string[], count: number): string[] {
  const random = seededRandom(11);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const letters = alphabets.map((alphabet) => Array.from(alphabet));
  const word = (): string => {
    const kind = random();
    if (kind < 0.5) return pick(words);
    if (kind < 0.6)
      return `${pick(['وال', 'بال', 'لل', 'و', 'ال', 'ك'])}${pick(words)}${pick(['ات', 'ها', 'ية', 's', 'ing', 'ed', 'ies'])}`;
    const alphabet = kind < 0.9 ? pick(letters.slice(0, 2)) : pick(letters);
    return Array.from({ length: 1 + Math.floor(random() * (random() < 0.01 ? 120 : 10)) }, () =>
      pick(alphabet),
    ).join('');
  };
  return Array.from({ length: count }, () =>
    Array.from(
      { length: Math.floor(random() * 12) },
      () => word() + pick([' ', ' ', ' ', '', '، ', '-', '\u200f']),
    ).join(''),
  );
}

describe("the trainer's tokens", () => {
  it("are those of the runtime's tokenizer on 10,000 random lines", async () => {
    const pairs = await reportPairs();
    const texts = [...pairs.values()].flat(2);
    const counts = new Map<string, number>();
    for (const word of texts.flatMap(normalizedWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const tokens = learnVocabulary(counts, { words: 1500, pieces: 300 });
    const model = {
      tokens,
      table: new Float32Array(tokens.length * 12),
      dimensions: 12,
      levels: new Float32Array(6),
    };
    const shape = { saturation: 1, lengthPenalty: 1, usualLength: 1, pivot: 1, pivotFrom: 1 };
    const folder = await temporaryFolder();
    await writeFiles(path.join(folder, 'made'), modelFiles({ ...model, shape } satisfies FinishedModel));
    env.localModelPath = folder;
    env.allowRemoteModels = false;
    const tokenizer = await AutoTokenizer.from_pretrained('made');
    const pieces = new WordPieces(tokens);

    const differing: string[] = [];
    let known = 0;
    for (const line of randomLines(
      texts.flatMap((text) => text.split(' ')),
      10_000,
    )) {
      const ours = [classId, ...normalizedWords(line).flatMap((word) => pieces.encode(word))].slice(0, 512);
      known += ours.length;
      const theirs = Array.from(
        tokenizer(line, { truncation: true }).input_ids.data as BigInt64Array,
        Number,
      );
      if (ours.length !== theirs.length || ours.some((id, place) => id !== theirs[place]))
        differing.push(line);
    }
    expect(differing).toEqual([]);
    expect(known).toBeGreaterThan(100_000);
  });
});
