import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnalyzedQuestion, analyzeQuestion } from '../../../src/core/answering/question.ts';
import { EvidenceReader, readEvidence, type TextEvidence } from '../../../src/core/retrieval/evidence.ts';
import { matchTerms, Vocabulary } from '../../../src/core/retrieval/term-matches.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';
import { anyQuestion, anyTexts, indexOf, onlyWords } from './corpora.ts';

function evidenceOf(
  texts: string[],
  text: number,
  question: AnalyzedQuestion,
  rarity: number[],
): TextEvidence {
  const index = indexOf(...texts);
  const matches = matchTerms(new Vocabulary(index), question.terms, onlyWords);
  return readEvidence(index, text, question, matches, rarity, () => true);
}

/** Evidence of a text for a question whose words all count alike. */
function read(text: string, question: string): TextEvidence {
  const analyzed = analyzeQuestion(question);
  return evidenceOf(
    ['نص آخر', text],
    1,
    analyzed,
    analyzed.terms.map(() => 1),
  );
}

describe('EvidenceReader', () => {
  it('reads each text as if it were the only one, also while another reads the same index', () => {
    const texts = [
      'انطلقت عملية مخمور أمس. قتل ثلاثة من عناصر التنظيم.',
      'عملية. مخمور، قال المتحدث.',
      'سافر الوفد.',
    ];
    const index = indexOf(...texts);
    const readerOf = (asked: string) => {
      const question = analyzeQuestion(asked);
      const matches = matchTerms(new Vocabulary(index), question.terms, onlyWords);
      const rarity = question.terms.map((_, place) => 1 + place);
      const alone = (text: number) => readEvidence(index, text, question, matches, rarity, () => true);
      return { reader: new EvidenceReader(index, question, matches, rarity, () => true), alone };
    };
    const [first, second] = [readerOf('متى انطلقت عملية مخمور؟'), readerOf('كم عدد عناصر التنظيم؟')];
    for (const text of [0, 1, 2, 0]) {
      for (const { reader, alone } of [first, second]) expect(reader.read(text)).toEqual(alone(text));
    }
  });
});

describe('readEvidence', () => {
  it('covers all of a question whose words are all there, and none of one whose words are not', () => {
    expect(read('انطلقت عملية مخمور أمس', 'عملية مخمور').coverage).toBeCloseTo(1, 6);
    expect(read('سافر الوفد إلى أنقرة', 'عملية مخمور').coverage).toBe(0);
    expect(read('انطلقت عملية كبرى', 'عملية مخمور').coverage).toBeCloseTo(0.5, 6);
  });

  it('weighs coverage by rarity and tells the rarest word that is missing', () => {
    const question = analyzeQuestion('عملية مخمور');
    const common = evidenceOf(['انطلقت عملية كبرى'], 0, question, [1, 3]);
    const rare = evidenceOf(['سقطت مخمور أمس'], 0, question, [1, 3]);
    expect([common.coverage, rare.coverage]).toEqual([expect.closeTo(0.25, 6), expect.closeTo(0.75, 6)]);
    expect([common.rarestMissing, rare.rarestMissing]).toEqual([
      expect.closeTo(1, 6),
      expect.closeTo(1 / 3, 6),
    ]);
    expect(evidenceOf(['عملية مخمور'], 0, question, [1, 3]).rarestMissing).toBeCloseTo(0, 6);
  });

  it("counts the question's words that are there, and adds up their rarities", () => {
    const question = analyzeQuestion('عملية مخمور بغداد');
    const { matched, mass } = evidenceOf(['سقطت مخمور ثم مخمور ثم عملية'], 0, question, [1, 3, 5]);
    expect([matched, mass]).toEqual([2, expect.closeTo(4, 6)]);
  });

  it('finds neighbouring words of the question near each other, and not far apart', () => {
    const far = 'مخمور مدينة صغيرة تقع جنوب أربيل وشمال بغداد وفيها جرت عملية';
    expect(read('جرت عملية واسعة في مخمور', 'عملية مخمور').proximity).toBe(1);
    expect(read(far, 'عملية مخمور').proximity).toBe(0);
    expect(read(far, 'عملية مخمور').coverage).toBeCloseTo(1, 6);
  });

  it("is earliest where a text begins with the question's words", () => {
    const [first, later, never] = [
      'مخمور مدينة في العراق',
      'في شمال العراق مدينة مخمور',
      'نص لا علاقة له',
    ].map((text) => read(text, 'مخمور').earliness);
    expect(first).toBe(1);
    expect(later).toBeLessThan(1);
    expect(never).toBeLessThan(first as number);
  });

  it('finds what a question asks for only in words that the question did not bring', () => {
    const asked = 'متى بدأت العملية';
    expect(analyzeQuestion(asked).asksFor).toBe('date');
    expect(read('بدأت العملية في أيلول', asked).typeSupply).toBe(1);
    expect(read('بدأت العملية هناك', asked).typeSupply).toBe(0);
    expect(read('بدأت العملية في أيلول', 'متى بدأت العملية أيلول').typeSupply).toBe(0);
    expect(read('بدأت العملية في أيلول', 'العملية').typeSupply).toBe(0);
  });

  it('takes the dual of a word asked for as its number', () => {
    expect(read('شملت محافظتين كبيرتين', 'كم محافظة شملت').typeSupply).toBe(1);
    expect(read('شملت محافظة كبيرة', 'كم محافظة شملت').typeSupply).toBe(0);
  });

  it('reads each sentence by itself and the text as a whole', () => {
    const { sentences, coverage, length } = read('انطلقت العملية. وصل الوفد إلى مخمور.', 'العملية مخمور');
    expect(sentences.map((sentence) => sentence.coverage)).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6),
    ]);
    expect(sentences.map((sentence) => sentence.length)).toEqual([2, 4]);
    expect([coverage, length]).toEqual([expect.closeTo(1, 6), 6]);
  });

  it('reads nothing off an empty text', () => {
    const { sentences, coverage, proximity, typeSupply, length } = read('', 'متى بدأت العملية');
    expect({ sentences, coverage, proximity, typeSupply, length }).toEqual({
      sentences: [],
      coverage: 0,
      proximity: 0,
      typeSupply: 0,
      length: 0,
    });
  });

  it('gives shares of 0 to 1 and as many sentences and words as there are, for any texts and question', () => {
    const weight = fc.double({ min: 0, max: 12, noNaN: true });
    fc.assert(
      fc.property(
        anyTexts,
        anyQuestion,
        fc.infiniteStream(weight),
        fc.nat(),
        (texts, question, weights, any) => {
          const place = any % texts.length;
          const rarity = question.terms.map(() => weights.next().value as number);
          const total = rarity.reduce((sum, weight) => sum + weight, 0);
          const evidence = evidenceOf(texts, place, question, rarity);
          for (const part of [evidence, ...evidence.sentences]) {
            const { coverage, proximity, typeSupply, earliness, rarestMissing, matched, mass } = part;
            expect(matched).toBeLessThanOrEqual(question.terms.length);
            expect(mass).toBeLessThanOrEqual(total + 1e-6);
            expect(mass).toBeCloseTo(coverage * total, 6);
            for (const share of [coverage, proximity, typeSupply, earliness, rarestMissing]) {
              expect(share).toBeGreaterThanOrEqual(0);
              expect(share).toBeLessThanOrEqual(1 + 1e-6);
            }
          }
          const text = texts[place] as string;
          expect(evidence.sentences.map(({ length }) => length)).toEqual(
            splitSentences(text).map(([start, end]) => tokenize(text.slice(start, end)).length),
          );
          for (const { coverage } of evidence.sentences) {
            expect(evidence.coverage).toBeGreaterThanOrEqual(coverage - 1e-6);
          }
        },
      ),
    );
  });

  it('tells words that stand as the question has them from such as only resemble them', () => {
    const { coverage, exactCoverage } = read('هاجم مسلحون مخمور', 'هجوم مخمور');
    expect(exactCoverage).toBeCloseTo(0.5, 6);
    expect(coverage).toBeGreaterThan(exactCoverage);
  });

  it("counts neighbouring words in the question's order only where they stand in it", () => {
    const [inOrder, reversed] = ['جرت عملية مخمور أمس', 'في مخمور جرت عملية'].map((text) =>
      read(text, 'عملية مخمور'),
    );
    expect([inOrder?.order, reversed?.order]).toEqual([1, 0]);
    expect(reversed?.proximity).toBe(1);
  });

  it("weighs what supplies the type by how near it stands to the question's words", () => {
    const asked = 'متى بدأت العملية';
    const near = read('بدأت العملية في أيلول', asked);
    const far = read('بدأت العملية بعد اجتماع طويل لقادة الجيش والشرطة والبلدية عقد في أيلول', asked);
    expect(near.typeSupply).toBe(far.typeSupply);
    expect(near.typeNearness).toBeGreaterThan(1.5 * far.typeNearness);
  });

  it('finds the thing that is counted, and whether a number stands by it', () => {
    const asked = 'كم طائرة استخدمت في الهجوم';
    const by = read('استخدمت في الهجوم خمس طائرات', asked);
    const apart = read('قتل خمسة جنود في الهجوم', asked);
    expect(by.focus).toBeGreaterThan(0.6);
    expect(by.focusNearness).toBeGreaterThan(0.5);
    expect([apart.focus, apart.focusNearness]).toEqual([0, 0]);
    expect(apart.typeSupply).toBe(1);
  });

  it('tells a role from its words that stand apart', () => {
    const asked = 'من هو رئيس الوزراء';
    expect(read('قال رئيس الوزراء إن الحكومة باقية', asked).focusPhrase).toBe(1);
    expect(read('التقى رئيس الأركان وفدا كبيرا ضم نوابا وقادة ثم استقبله الوزراء', asked).focusPhrase).toBe(
      0,
    );
  });

  it("says what a sentence's neighbours and the first sentence would add to it", () => {
    const { sentences } = read('مخمور بلدة في نينوى. وقع فيها هجوم. سافر الوفد.', 'هجوم مخمور');
    expect(sentences.map(({ addedByLead }) => addedByLead)).toEqual([
      0,
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6),
    ]);
    expect(sentences[1]?.addedBefore).toBeCloseTo(0.5, 6);
    expect(sentences[2]?.addedBefore).toBeCloseTo(0.5, 6);
    expect(sentences[0]?.addedAfter).toBeCloseTo(0.5, 6);
  });

  it('counts a word that every sentence holds for less than one of a single sentence', () => {
    const { sentences } = read('مخمور بلدة. في مخمور سوق. هجوم في مخمور. سوق مخمور قديم.', 'هجوم مخمور');
    const [first, , third] = sentences;
    expect(first?.evenCoverage).toBeCloseTo(0.5, 6);
    expect(first?.distinctEvenCoverage).toBeLessThan(0.25);
    expect(third?.distinctEvenCoverage).toBeGreaterThan(0.5);
  });

  it('reads in its first words what a text is about', () => {
    const late = 'قال مسؤولون في الحكومة المحلية إن قوة من الجيش العراقي وصلت أمس إلى مخمور';
    expect(read('مخمور بلدة في نينوى', 'مخمور').opening).toBe(1);
    expect(read(late, 'مخمور').opening).toBe(0);
    expect(read(late, 'مخمور').coverage).toBe(1);
  });
});
