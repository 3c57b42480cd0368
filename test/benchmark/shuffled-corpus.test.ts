import { describe, expect, it } from 'vitest';
import { corpusFile, shuffledParagraphs } from '../../src/benchmark/shuffled-corpus.ts';
import { parseCorpusFile } from '../../src/core/corpus/parse-file.ts';
import { original, sentencesOf } from '../assistant/report-files.ts';

const body = original.paragraphs.slice(1);

describe('shuffledParagraphs', () => {
  it('makes different paragraphs of three different sentences of the report', () => {
    const made = shuffledParagraphs(body, 1000);
    expect(new Set(made).size).toBe(1000);
    const known = new Set(body.flatMap(sentencesOf));
    for (const paragraph of made) {
      const sentences = sentencesOf(paragraph);
      expect(new Set(sentences).size).toBe(3);
      for (const sentence of sentences) expect(known).toContain(sentence);
    }
  });

  it('makes the same ones each time', () => {
    expect(shuffledParagraphs(body, 50)).toEqual(shuffledParagraphs(body, 50));
  });

  it('fails where there are too few sentences for so many', () => {
    expect(shuffledParagraphs(['نص أول. نص ثان.', 'نص ثالث.'], 6)).toHaveLength(6);
    expect(() => shuffledParagraphs(['نص أول. نص ثان.', 'نص ثالث.'], 7)).toThrow(
      '3 sentences make 6 paragraphs',
    );
  });
});

describe('corpusFile', () => {
  it('is read as it was made', () => {
    const made = shuffledParagraphs(body, 20);
    const bytes = Buffer.from(corpusFile('Shuffled', made));
    const { text } = parseCorpusFile({ name: 'large.md', path: 'large.md', bytes });
    expect(text).toMatchObject({ title: 'Shuffled', language: 'ar' });
    expect(text.paragraphs.slice(1)).toEqual(made);
  });
});
