import { describe, expect, it } from 'vitest';
import { parseSynonyms, type Synonyms } from '../../../src/core/lexicon/synonyms.ts';

const stemsFor = (synonyms: Synonyms, stem: string): string[] =>
  (synonyms.get(stem) ?? []).map((alternative) => alternative.stem);

describe('parseSynonyms', () => {
  it('lets every word of a set stand for every other, by stem, and none for itself', () => {
    const synonyms = parseSynonyms('ar', { sets: 'متحدث\tناطق\tالناطقون\nهجوم\tاعتداء\n' });
    expect(stemsFor(synonyms, 'متحدث')).toEqual(['ناطق']);
    expect(stemsFor(synonyms, 'ناطق')).toEqual(['متحدث']);
    expect(stemsFor(synonyms, 'هجوم')).toEqual(['اعتدا']);
    expect(synonyms.get('الناطقون')).toBeUndefined();
  });

  it('joins the sets that a word stands in, each word once', () => {
    const synonyms = parseSynonyms('en', { sets: 'say\tsaid\tstate\nsay\ttell\tsaid\n' });
    expect(stemsFor(synonyms, 'say')).toEqual(['said', 'state', 'tell']);
  });

  it('passes over comments, blank lines, words without a partner and empty fields', () => {
    const synonyms = parseSynonyms('en', { sets: '# say\tsaid\n\n  \t \nalone\n\tmeet\t\tmet\t\n' });
    expect([...synonyms.keys()]).toEqual(['meet', 'met']);
  });

  it('reads lines that end as Windows writes them', () => {
    expect(stemsFor(parseSynonyms('en', { sets: 'say\tsaid\r\nmeet\tmet\r\n' }), 'meet')).toEqual(['met']);
  });

  it('reads words as they are folded', () => {
    expect(stemsFor(parseSynonyms('ar', { sets: 'إقليم\tمِنطـقة\n' }), 'اقليم')).toEqual(['منطق']);
  });

  it('lets a dialect word stand for its standard words, not the other way', () => {
    const synonyms = parseSynonyms('ar', { sets: '', dialect: '# dialect\nصاير\tحصل وقع\nناقص\n' });
    expect(stemsFor(synonyms, 'صاير')).toEqual(['حصل', 'وقع']);
    expect(synonyms.get('حصل')).toBeUndefined();
    expect(synonyms.get('ناقص')).toBeUndefined();
  });

  it('leads a dialect word on to the synonyms of its first standard word, for less', () => {
    const synonyms = parseSynonyms('ar', { sets: 'تصريح\tحديث\nكلام\tخطاب\n', dialect: 'حچي\tتصريح كلام\n' });
    expect(stemsFor(synonyms, 'حجي')).toEqual(['تصريح', 'حديث', 'كلام']);
    const weight = (stem: string) => synonyms.get('حجي')?.find((found) => found.stem === stem)?.weight ?? 0;
    expect(weight('تصريح')).toBe(weight('كلام'));
    expect(weight('حديث')).toBeLessThan(weight('تصريح'));
    expect(weight('حديث')).toBeGreaterThan(0);
  });

  it('trusts the dialect list more than a synonym, and neither fully', () => {
    const synonyms = parseSynonyms('ar', { sets: 'متحدث\tناطق\n', dialect: 'حچي\tتصريح\n' });
    const [dialect, synonym] = [
      synonyms.get('حجي')?.[0]?.weight ?? 0,
      synonyms.get('متحدث')?.[0]?.weight ?? 0,
    ];
    expect(dialect).toBeGreaterThan(synonym);
    expect(dialect).toBeLessThan(1);
    expect(synonym).toBeGreaterThan(0);
  });

  it('leads on to what is related to a word, after its synonyms and for less', () => {
    const synonyms = parseSynonyms('ar', { sets: 'علاج\tدواء\n', related: 'علاج\tعياده مصحه دوا\n' });
    expect(stemsFor(synonyms, 'علاج')).toEqual(['دوا', 'عياد', 'مصح']);
    const [synonym = 0, related = 0] = (synonyms.get('علاج') ?? []).map(({ weight }) => weight);
    expect(synonym).toBeGreaterThan(related);
    expect(related).toBeGreaterThan(0);
  });

  it('leads on to the words of its family, both ways, for more than what is related otherwise', () => {
    const synonyms = parseSynonyms('ar', { sets: '', families: 'هجم\tمهاجم\n', related: 'هجم\tغاره\n' });
    expect(stemsFor(synonyms, 'هجم')).toEqual(['مهاجم', 'غار']);
    expect(stemsFor(synonyms, 'مهاجم')).toEqual(['هجم']);
    const [family = 0, related = 0] = (synonyms.get('هجم') ?? []).map(({ weight }) => weight);
    expect(family).toBeGreaterThan(related);
  });

  it('leads a dialect word on to what is related to its first standard word, for less', () => {
    const synonyms = parseSynonyms('ar', {
      sets: '',
      dialect: 'يتعاركون\tيشتبك يقاتل\n',
      related: 'يشتبك\tمواجهات\nيقاتل\tحرب\n',
    });
    expect(stemsFor(synonyms, 'يتعارك')).toEqual(['يشتبك', 'يقاتل', 'مواج']);
    const related = (from: string) => synonyms.get(from)?.find((each) => each.stem === 'مواج')?.weight ?? 0;
    expect(related('يتعارك')).toBeLessThan(related('يشتبك'));
    expect(related('يتعارك')).toBeGreaterThan(0);
  });

  it('answers the same for a word however often and whatever else was asked', () => {
    const synonyms = parseSynonyms('ar', { sets: 'علاج\tدواء\n' });
    for (let place = 0; place < 10_001; place++) expect(synonyms.get(`كلمة${place}`)).toBeUndefined();
    expect(synonyms.get('كلمة0')).toBeUndefined();
    expect(stemsFor(synonyms, 'علاج')).toEqual(['دوا']);
  });

  it('reads no dialect into English', () => {
    expect([...parseSynonyms('en', { sets: '', dialect: 'say\tsaid\n' }).keys()]).toEqual([]);
  });
});
