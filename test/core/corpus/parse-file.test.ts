import { describe, expect, it } from 'vitest';
import { parseCorpusFile } from '../../../src/core/corpus/parse-file.ts';

const parse = (content: string) =>
  parseCorpusFile({ name: 'a.md', path: 'a.md', bytes: new TextEncoder().encode(content) });

const withDate = (date: string) => parse(`---\ntitle: T\ndate: ${date}\nlanguage: en\n---\nBody`).text.date;

describe('parseCorpusFile', () => {
  it('puts title, date and caption into paragraph 0, one a line', () => {
    const { text } = parse("---\ntitle: 'عنوان: أول'\ndate: اليوم\ncaption: صورة\nlanguage: ar\n---\n\nنص\n");
    expect(text).toEqual({
      language: 'ar',
      title: 'عنوان: أول',
      date: 'اليوم',
      caption: 'صورة',
      paragraphs: ['عنوان: أول\nاليوم\nصورة', 'نص'],
    });
  });

  it('leaves a missing caption out of paragraph 0', () => {
    const { text } = parse('---\ntitle: T\ndate: D\nlanguage: en\n---\nBody');
    expect(text.caption).toBe('');
    expect(text.paragraphs).toEqual(['T\nD', 'Body']);
  });

  it.each([
    ['2021-08-14', '2021-08-14'],
    ['2021', '2021'],
    ['2021.50', '2021.50'],
    ['0o17', '0o17'],
    ['14 August 2021', '14 August 2021'],
    ["'14 اغسطس 2021'", '14 اغسطس 2021'],
  ])('keeps the date %s as it was written', (written, date) => {
    expect(withDate(written)).toBe(date);
  });

  it('reads a file with a byte order mark and CRLF as the one without', () => {
    const content = '---\ntitle: T\ndate: D\nlanguage: en\n---\n\nOne\nmore\n\nTwo\n';
    const windows = `\ufeff${content.replaceAll('\n', '\r\n')}`;
    expect(parse(windows).text).toEqual(parse(content).text);
    expect(parse(content).text.paragraphs).toEqual(['T\nD', 'One\nmore', 'Two']);
  });

  it('takes a --- in the body for text', () => {
    const { text } = parse('---\ntitle: T\ndate: D\nlanguage: en\n---\nOne\n\n---\n\nTwo');
    expect(text.paragraphs.slice(1)).toEqual(['One', '---', 'Two']);
  });

  it('takes a report without a date, and keys that belong to other programs', () => {
    const { text } = parse('---\ntitle: T\nlayout: post\nlanguage: en\n---\nBody');
    expect(text).toMatchObject({ title: 'T', date: '', paragraphs: ['T', 'Body'] });
  });

  it('reads source and url', () => {
    const { frontMatter } = parse(
      '---\ntitle: T\ndate: D\nlanguage: en\nsource: The Paper\nurl: https://example.org/a\n---\nBody',
    );
    expect(frontMatter).toMatchObject({ source: 'The Paper', url: 'https://example.org/a' });
  });
});
