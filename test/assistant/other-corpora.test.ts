import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { answerQuestion } from '../../src/core/answering/answer-question.ts';
import { answeringModel } from '../../src/core/answering/model.ts';
import { analyzeQuestion } from '../../src/core/answering/question.ts';
import { createEmbedder } from '../../src/engines/embedding/embedder.ts';
import { openLiveIndex } from '../../src/live-index.ts';
import { model, modelDir } from '../engines/embedding/model-folders.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { configFor } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

type Reports = Readonly<Record<string, Parameters<typeof writeReport>[2]>>;

async function open(reports: Reports): Promise<Assistant> {
  const folder = await temporaryFolder();
  const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
  for (const [name, source] of Object.entries(reports)) await writeReport(config.corpusDir, name, source);
  const assistant = await openAssistant(config);
  onTestFinished(() => assistant.close());
  return assistant;
}

const bridge = [
  'افتتح وزير النقل سامر العلي جسراً جديداً على نهر دجلة يوم الأحد.',
  'بلغت كلفة الجسر عشرين مليون دولار.',
  'قال المهندس كريم حداد إن العمل استغرق ثلاث سنوات.',
];
const harvest = [
  'Farmers in the valley harvested 300 tonnes of apples this year.',
  'The head of the cooperative, Maria Santos, blamed the late frost for the poor yield.',
  'A new storehouse will open in October.',
];

describe('a corpus of several reports', () => {
  const reports: Reports = {
    bridge: { title: 'افتتاح الجسر', date: '3 مايو 2020', paragraphs: bridge },
    harvest: { title: 'A poor harvest', date: '2 October 2019', language: 'en', paragraphs: harvest },
  };

  it('answers from the report that says it, and cites that one', async () => {
    const assistant = await open(reports);
    expect(assistant.about()).toMatchObject({ documents: 2, passages: 8 });
    const cost = await assistant.ask('كم كلفة الجسر؟');
    expect(cost).toMatchObject({ language: 'ar', answered: true });
    expect(cost.excerpts[0]).toMatchObject({
      document: 'bridge',
      title: 'افتتاح الجسر',
      date: '3 مايو 2020',
      paragraph: 2,
      paragraphs: 3,
      text: bridge[1],
      translation: null,
    });
    const frost = await assistant.ask('Who is the head of the cooperative?');
    expect(frost).toMatchObject({ language: 'en', answered: true });
    expect(frost.excerpts[0]).toMatchObject({
      document: 'harvest',
      title: 'A poor harvest',
      paragraph: 2,
      language: 'en',
      text: harvest[1],
      translation: null,
    });
  });

  it('finds Arabic text by an English question, through the lexicon', async () => {
    const assistant = await open(reports);
    const { language, excerpts } = await assistant.ask(
      'How much did the bridge cost, how many million dollars?',
    );
    expect(language).toBe('en');
    expect(excerpts[0]).toMatchObject({
      document: 'bridge',
      paragraph: 2,
      language: 'ar',
      text: bridge[1],
      translation: null,
    });
  });

  it('reads paragraphs of each', async () => {
    const assistant = await open(reports);
    expect(
      (await assistant.sources()).map(({ document, language, paragraphs }) => [
        document,
        language,
        paragraphs,
      ]),
    ).toEqual([
      ['bridge', 'ar', 3],
      ['harvest', 'en', 3],
    ]);
    expect((await assistant.passage(1)).text).toBe(bridge[0]);
    expect((await assistant.passage(3, 'harvest')).text).toBe(harvest[2]);
    await expect(assistant.passage(1, 'flood')).rejects.toThrow(
      expect.objectContaining({ code: 'DOCUMENT_UNKNOWN' }),
    );
    await expect(assistant.passage(4, 'harvest')).rejects.toThrow(
      expect.objectContaining({ code: 'PARAGRAPH_UNKNOWN' }),
    );
  });
});

describe('an English report', () => {
  it('with an Arabic rendition shows that beside what it cites to an Arabic question', async () => {
    const arabic = [
      'حصد مزارعو الوادي 300 طن من التفاح هذا العام.',
      'عزت رئيسة التعاونية ماريا سانتوس ضعف المحصول إلى الصقيع المتأخر.',
      'يُفتتح مخزن جديد في أكتوبر.',
    ];
    const assistant = await open({
      harvest: { title: 'A poor harvest', language: 'en', paragraphs: harvest },
      'harvest.ar': { translationOf: 'harvest', paragraphs: arabic },
    });
    const { language, excerpts } = await assistant.ask('من هي رئيسة التعاونية؟');
    expect(language).toBe('ar');
    expect(excerpts[0]).toMatchObject({
      paragraph: 2,
      language: 'en',
      text: harvest[1],
      translation: { language: 'ar', text: arabic[1] },
    });
  });

  it('alone takes Arabic questions without a failure', async () => {
    const assistant = await open({ harvest: { language: 'en', title: 'Harvest', paragraphs: harvest } });
    for (const question of ['من هي ماريا سانتوس؟', 'كم طناً من التفاح؟', 'ما عاصمة اليابان؟']) {
      const { language, excerpts } = await assistant.ask(question, { top: 25 });
      expect(language).toBe('ar');
      for (const { text, document } of excerpts) {
        expect(document).toBe('harvest');
        expect([...harvest, 'Harvest\n1 مايو 2020']).toContain(text);
      }
    }
  });
});

describe('a report without a rendition', () => {
  it('loads the lexicon for an English question, and finds names and words across the scripts', async () => {
    const assistant = await open({ bridge: { title: 'افتتاح الجسر', paragraphs: bridge } });
    for (const [question, paragraph] of [
      ['Which minister opened the bridge over the Tigris river?', 1],
      ['How many million dollars did the bridge cost?', 2],
      ['Who is engineer Karim Haddad?', 3],
    ] as const) {
      const { excerpts } = await assistant.ask(question);
      expect({ question, found: excerpts[0]?.paragraph }).toEqual({ question, found: paragraph });
      expect(excerpts[0]?.translation).toBeNull();
    }
  });

  it('is found by those alone, without a vector', async () => {
    const folder = await temporaryFolder();
    const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
    await writeReport(config.corpusDir, 'bridge', { title: 'افتتاح الجسر', paragraphs: bridge });
    const embedder = createEmbedder({ model, modelDir });
    onTestFinished(() => embedder.close());
    const { current } = await openLiveIndex(config, embedder);
    const found = async (asked: string) => {
      const question = analyzeQuestion(asked);
      await current.prepareFor(question.language);
      return answerQuestion(question, [], current.retriever, current.content.reports, answeringModel, 1);
    };
    for (const [question, paragraph] of [
      ['Which minister opened the bridge over the river?', 1],
      ['How many million dollars?', 2],
      ['Who is the engineer Karim Haddad?', 3],
    ] as const) {
      const { excerpts } = await found(question);
      expect({ question, found: excerpts[0]?.paragraph }).toEqual({ question, found: paragraph });
    }
    expect((await found('Which football club won?')).excerpts).toEqual([]);
  });
});

describe('a long paragraph', () => {
  const sentence = (place: number) =>
    `في القرية رقم ${place} زرع الفلاحون القمح والشعير وانتظروا المطر طويلاً.`;
  const needle = 'أعلنت الطبيبة ليلى منصور افتتاح مستشفى للأطفال.';
  const sentences = Array.from({ length: 60 }, (_, place) => sentence(place));
  const limit = 1200;

  it.each([0, 30, 60])('is cut to whole sentences around the one at %i that answers', async (place) => {
    const text = sentences.toSpliced(place, 0, needle).join(' ');
    expect(text.length).toBeGreaterThan(4000);
    const assistant = await open({ villages: { paragraphs: ['فقرة أولى قصيرة عن الطقس.', text] } });
    const { answered, excerpts } = await assistant.ask('من أعلنت افتتاح مستشفى الأطفال؟', { top: 25 });
    expect(answered).toBe(true);
    const [first] = excerpts;
    expect(first).toMatchObject({ paragraph: 2, paragraphs: 2 });
    const excerpt = first?.text ?? '';
    const [start, end] = first?.answer ?? [0, 0];
    expect(excerpt.slice(start, end)).toBe(needle);
    expect(text).toContain(excerpt);
    expect(excerpt.length).toBeLessThanOrEqual(limit);
    expect(excerpt.length).toBeGreaterThan(limit - 2 * sentence(10).length);
    for (const whole of excerpt.split(/(?<=\.) /)) expect([needle, ...sentences]).toContain(whole);
    expect(excerpts.filter(({ paragraph }) => paragraph === 2)).toHaveLength(1);
  });

  it('of one sentence alone is shown whole', async () => {
    const text = `أعلنت الطبيبة ليلى منصور افتتاح مستشفى للأطفال ${'والنساء والشيوخ '.repeat(260)}في المدينة.`;
    expect(text.length).toBeGreaterThan(4000);
    const assistant = await open({ hospital: { paragraphs: ['فقرة أولى قصيرة عن الطقس.', text] } });
    const { excerpts } = await assistant.ask('من أعلنت افتتاح مستشفى الأطفال؟');
    expect(excerpts[0]).toMatchObject({ paragraph: 2, text, answer: [0, text.length] });
  });

  it('full of characters outside the basic plane is cut at none', async () => {
    const text = sentences.map((each) => `😀 ${each} 🏥.`).join(' ');
    const assistant = await open({ villages: { paragraphs: [text] } });
    const { excerpts } = await assistant.ask('ماذا زرع الفلاحون في القرية رقم 30؟', { top: 25 });
    for (const { text: excerpt } of excerpts)
      expect(Buffer.from(excerpt, 'utf8').toString('utf8')).toBe(excerpt);
    expect(text).toContain(excerpts[0]?.text);
    expect(excerpts[0]?.text).toContain('القرية رقم 30 ');
  });
});

describe('a title in another language than its report', () => {
  it('is given as what it is written in, so that its nearness is not taken for nearness across languages', async () => {
    const folder = await temporaryFolder();
    const config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
    await writeReport(config.corpusDir, 'bridge', {
      title: 'The Tigris Bridge',
      date: '-',
      paragraphs: bridge,
    });
    const embedder = createEmbedder({ model, modelDir });
    onTestFinished(() => embedder.close());
    const index = await openLiveIndex(config, embedder);
    const [vector] = await embedder.embed(['the tigris bridge'], 'query');
    const hits = index.current.nearest(vector as Float32Array, 4);
    expect(hits[0]).toMatchObject({ paragraph: 0, language: 'en' });
    expect(hits.slice(1).map(({ language }) => language)).toEqual(['ar', 'ar', 'ar']);
    const [best] = index.current.retriever
      .candidates(analyzeQuestion('the tigris bridge'), hits)
      .filter(({ paragraph }) => paragraph === 0);
    expect(best?.similarity ?? 0).toBe(0);
  });
});
