import { describe, expect, it } from 'vitest';
import { learnVocabulary } from '../../src/training/text/vocabulary.ts';
import { unknownId, WordPieces } from '../../src/training/text/word-pieces.ts';

describe('a vocabulary', () => {
  const counts = new Map([
    ['بغداد', 9],
    ['كتاب', 8],
    ['كتب', 4],
    ['كتابه', 4],
    ['river', 3],
    ['rivers', 3],
    ['rare', 1],
  ]);
  const tokens = learnVocabulary(counts, { words: 2, pieces: 3 });
  const pieces = new WordPieces(tokens);
  const cut = (word: string) => pieces.encode(word).map((id) => tokens[id]);

  it('holds the most frequent words whole', () => {
    expect(cut('بغداد')).toEqual(['بغداد']);
    expect(cut('كتاب')).toEqual(['كتاب']);
  });

  it('cuts others into merged pieces, the longest from the left, and at worst into letters', () => {
    expect(cut('كتابه')).toEqual(['كتاب', '##ه']);
    expect(cut('كتب')[0]).toBe('كت');
    expect(cut('qx')).toEqual(['q', '##x']);
  });

  it('knows every letter that a text can have left, in both places', () => {
    for (const letter of 'abcxyz0189ءآغفيىةؤئإأ') {
      expect(pieces.encode(letter)).not.toContain(unknownId);
      expect(pieces.encode(`a${letter}`)).not.toContain(unknownId);
    }
  });

  it('does not know words without end', () => {
    expect(pieces.encode('a'.repeat(101))).toEqual([unknownId]);
  });

  it('holds each token once', () => {
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});
