import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpusFile } from '../../../src/core/corpus/parse-file.ts';
import { cleanText, withoutPresentationForms } from '../../../src/core/importing/clean-text.ts';
import { corpusText } from '../../../src/core/importing/corpus-text.ts';
import { isLigature, withLigatures } from '../../../src/core/importing/pages/ligatures.ts';
import { mendLine, mirrored, unpaired } from '../../../src/core/importing/pages/mend.ts';
import { slugOf } from '../../../src/core/importing/slug.ts';
import { paragraphsOf } from '../../../src/core/importing/unwrap.ts';

describe('a clean text', () => {
  it('has letters for presentation forms, and nothing else is another', () => {
    expect(withoutPresentationForms('ﻣﺤﻄﺔ ﺍﻟﺘﻨﻘﻴﺔ ﻻ ½ ﬁ ٣')).toBe('محطة التنقية لا ½ ﬁ ٣');
  });

  it('has no controls, and its no-break spaces', () => {
    expect(cleanText(' a\u200f  b\u00ad\u200bc\u00a0d\r\n e\u0007 ')).toBe('a bc\u00a0d\ne');
    expect(cleanText('\ud800x')).toBe('\ufffdx');
  });

  it('is as it was when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)),
    );
  });
});

describe('a line of a page', () => {
  it('loses what stretched its words', () => {
    expect(mendLine('شغّلت الم!!اء في قض!!اء السـدرة عام 1443 هـ!')).toBe(
      'شغّلت الماء في قضاء السدرة عام 1443 هـ!',
    );
    expect(mendLine('كيلومترا ً إلى ( الشمال ) ،')).toBe('كيلومتراً إلى (الشمال)،');
  });

  it('has brackets that pair once they are turned', () => {
    expect(unpaired('قال )أي ما يكفي( نعم')).toBe(2);
    expect(unpaired(mirrored('قال )أي ما يكفي( نعم'))).toBe(0);
  });

  it('has the letters of a ligature in order, those of separate letters as they were', () => {
    expect(['لا', 'ل', 'fi'].map(isLigature)).toEqual([true, false, false]);
    const glyphs = [...'لام '].toReversed();
    expect(withLigatures(['قال تالل 12'], ['1', '2', ' ', 'ل', 'لا', 'ت', ' ', 'ل', 'ا', 'ق'])).toEqual([
      'قال تلال 12',
    ]);
    expect(withLigatures(['مال'], glyphs)).toEqual(['مال']);
    expect(withLigatures(['غير ذلك'], ['لا', 'ت'])).toEqual(['غير ذلك']);
  });
});

describe('the paragraphs of a text', () => {
  it('are parted by blank lines, and by lines that were not broken for want of room', () => {
    const wrapped =
      'The library opened its doors again after two\nyears of work that nobody had thought would\nend.\nIt is free.';
    expect(paragraphsOf(wrapped)).toEqual([
      'The library opened its doors again after two years of work that nobody had thought would end.',
      'It is free.',
    ]);
    expect(paragraphsOf('عنوان\n12 آب 2020\n\nنص')).toEqual(['عنوان', '12 آب 2020', 'نص']);
  });

  it('have broken words whole, and hyphens that belong there', () => {
    const text =
      'A well-known engineer of the harbour spoke to us on well-\nknown matters of the sea and of the hypo-\nthermia that fishermen suffer there.';
    expect(paragraphsOf(text)).toEqual([
      'A well-known engineer of the harbour spoke to us on well-known matters of the sea and of the hypothermia that fishermen suffer there.',
    ]);
  });
});

describe('a corpus file that is made', () => {
  it('is read as what it was made of', () => {
    const draft = {
      title: "It's: 'so'",
      date: '2020',
      caption: '# no',
      language: 'en',
      source: null,
      url: 'https://a.example/b',
    };
    const rest = { paragraphs: ['---', 'a\nb'], leftOut: [], doubts: [] };
    const bytes = Buffer.from(corpusText({ ...draft, ...rest, language: 'en' }));
    const { text, frontMatter } = parseCorpusFile({ name: 'x.md', path: 'x.md', bytes });
    expect([text.title, text.date, text.caption, frontMatter.url]).toEqual([
      draft.title,
      '2020',
      '# no',
      draft.url,
    ]);
    expect(text.paragraphs.slice(1)).toEqual(rest.paragraphs);
  });

  it('has a name of letters, digits and hyphens', () => {
    expect(['Report (final) v2', 'تقرير الأمطار: 2020', '...', `${'word '.repeat(30)}`].map(slugOf)).toEqual([
      'report-final-v2',
      'تقرير-الأمطار-2020',
      '',
      Array(12).fill('word').join('-'),
    ]);
  });
});
