import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Excerpt } from '../../../src/core/answering/answer.ts';
import { IsnadError } from '../../../src/core/errors.ts';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import { aboutReply } from '../../../src/discord/replies/about.ts';
import { answerReply } from '../../../src/discord/replies/answer.ts';
import { failureReply, howToAskReply, unknownCommandReply } from '../../../src/discord/replies/notice.ts';
import { passageReply } from '../../../src/discord/replies/passage.ts';
import { sourcesReply } from '../../../src/discord/replies/sources.ts';
import { summaryReply } from '../../../src/discord/replies/summary.ts';
import { hostileAnswer, hostileText, language } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { quotationsIn, readMarkup } from './reading.ts';

const text = 'وقال المتحدث باسم التحالف، العقيد واين ماروتو، إن التحالف يشيد بذلك. وبيّن أمراً.';
const excerpt: Excerpt = {
  document: 'joint-operations',
  title: 'عمليات مشتركة',
  date: '14 اغسطس 2021',
  paragraph: 8,
  paragraphs: 11,
  language: 'ar',
  text,
  answer: [0, 69],
  score: 0.9,
  translation: { language: 'en', text: 'The spokesman, Colonel Wayne Marotto, praised it.' },
};
const answer: Answer = {
  question: 'من هو المتحدث؟',
  language: 'ar',
  answered: true,
  tookMs: 2,
  wordsOnly: false,
  excerpts: [
    excerpt,
    { ...excerpt, paragraph: 3 },
    { ...excerpt, paragraph: 0 },
    { ...excerpt, paragraph: 5 },
  ],
};
const seen = (of: Answer) => {
  const [embed] = answerReply(of).embeds ?? [];
  return {
    title: stripBidiControls(embed?.title ?? ''),
    description: stripBidiControls(embed?.description ?? ''),
    fields: (embed?.fields ?? []).map(({ name, value }) => ({
      name: stripBidiControls(name),
      value: stripBidiControls(value),
    })),
    footer: embed?.footer?.text,
  };
};

describe('answerReply', () => {
  it('says in Arabic what the report says, cites it, and offers two more excerpts', () => {
    const { title, description, fields, footer } = seen(answer);
    expect(title).toBe('من هو المتحدث؟');
    expect(description).toBe(
      `**يقول التقرير:**\n«**${text.slice(0, 69)}**${text.slice(69)}»\n— عمليات مشتركة · 14 اغسطس 2021 · الفقرة 8 من 11`,
    );
    expect(fields.map(({ name }) => name)).toEqual([
      'وجاء فيه أيضاً: الفقرة 3 من 11',
      'العنوان والتاريخ والتعليق',
    ]);
    expect(footer).toBeUndefined();
  });

  it('puts the unofficial rendition beneath for an English question, in English words', () => {
    const { description } = seen({ ...answer, language: 'en', question: 'Who is the spokesman?' });
    expect(description).toContain('**The report says:**\n«');
    expect(description).toContain('paragraph 8 of 11\n*unofficial translation:*\n“The spokesman, Colonel');
  });

  it('declines, and offers the excerpts as the nearest', () => {
    const { description, fields } = seen({ ...answer, answered: false });
    expect(description).toMatch(/^\*\*لا يجيب التقرير عن هذا السؤال\.\*\*\nأقرب ما جاء فيه:\n«وقال/);
    expect(fields[0]?.name).toBe('الفقرة 3 من 11');
    expect(quotationsIn(description)).toEqual([text]);
    expect(description).toContain(`«${text}»`);
  });

  it('declines where there is nothing near either', () => {
    expect(seen({ ...answer, answered: false, excerpts: [] }).description).toBe(
      '**لا يجيب التقرير عن هذا السؤال.**',
    );
  });

  it('tells that only words were searched', () => {
    expect(seen({ ...answer, wordsOnly: true }).footer).toContain('البحث الدلالي متوقف');
  });

  it("shows a user's Markdown, mentions and direction controls as plain text", () => {
    const [embed] = answerReply({ ...answer, question: '**\u202e@everyone\u202c** <@1>' }).embeds ?? [];
    expect(embed?.title).toBe('\u2068\\*\\*\\@everyone\\*\\* \\<\\@1\\>\u2069');
  });

  it('stays within the limits, with bold closed, for any corpus and question', () => {
    fc.assert(
      fc.property(hostileAnswer, (hostile) => {
        const reply = answerReply(hostile);
        expectWithinLimits(reply);
        const [embed] = reply.embeds ?? [];
        // The label of a rendition is the one place where a reply has italics of its own.
        const plain = (marked: string) => stripBidiControls(marked).replace(/^\*(?!\*)(.*)\*$/gm, '$1');
        for (const marked of [
          embed?.title,
          embed?.description,
          ...(embed?.fields ?? []).map(({ value }) => value),
        ])
          expect(() => readMarkup(plain(marked ?? ''))).not.toThrow();
      }),
    );
  });
});

describe('passageReply', () => {
  it('quotes the paragraph whole, cited in both languages, with its rendition', () => {
    const { language: of, title, date, paragraph, paragraphs, document } = excerpt;
    const [original, rendition] =
      passageReply({
        document,
        title,
        date,
        paragraph,
        paragraphs,
        language: of,
        text,
        translations: [{ language: 'en', text: 'In English.' }],
      }).embeds ?? [];
    expect(quotationsIn(original?.description ?? '')).toEqual([text]);
    expect(stripBidiControls(original?.description ?? '')).toMatch(/الفقرة 8 من 11\n— .*paragraph 8 of 11$/);
    expect(rendition?.title).toContain('unofficial translation');
    expect(quotationsIn(rendition?.description ?? '')).toEqual(['In English.']);
  });

  it('stays within the limits for any paragraph', () => {
    fc.assert(
      fc.property(
        fc.record({
          document: hostileText,
          title: hostileText,
          date: hostileText,
          paragraph: fc.nat(),
          paragraphs: fc.nat(),
          language,
          text: hostileText,
          translations: fc.array(fc.record({ language, text: hostileText }), { maxLength: 3 }),
        }),
        (passage) => expectWithinLimits(passageReply(passage)),
      ),
    );
  });
});

const source = {
  document: 'joint-operations',
  title: 'عمليات مشتركة',
  date: '14 اغسطس 2021',
  caption: 'صورة',
  language: 'ar' as const,
  paragraphs: 11,
  renditions: ['en' as const],
  source: null,
  url: null,
};

describe('summaryReply', () => {
  const sentences = [2, 8].map((paragraph) => ({
    document: 'joint-operations',
    paragraph,
    paragraphs: 11,
    text: `جملة الفقرة ${paragraph}.`,
  }));
  const summary = { language: 'ar' as const, length: 'short' as const, topic: null, sentences };

  it('quotes each sentence with its paragraph', () => {
    const [embed] = summaryReply(summary, [source]).embeds ?? [];
    expect(stripBidiControls(embed?.description ?? '')).toBe(
      'عمليات مشتركة · 14 اغسطس 2021\n\n«جملة الفقرة 2.»\n— الفقرة 2 من 11\n\n«جملة الفقرة 8.»\n— الفقرة 8 من 11',
    );
  });

  it('marks sentences of a rendition, and names the reports where there are more', () => {
    const [english] = summaryReply({ ...summary, language: 'en' }, [source]).embeds ?? [];
    expect(english?.description).toContain('unofficial translation');
    const mixed = [...sentences, { document: 'second', paragraph: 1, paragraphs: 2, text: 'جملة.' }];
    const two = [source, { ...source, document: 'second', title: 'تقرير ثانٍ' }];
    const [several] = summaryReply({ ...summary, sentences: mixed }, two).embeds ?? [];
    expect(stripBidiControls(several?.description ?? '')).toContain('— تقرير ثانٍ · الفقرة 1 من 2');
  });

  it('says that the report has nothing on a topic', () => {
    const [embed] = summaryReply({ ...summary, topic: '*كرة*', sentences: [] }, [source]).embeds ?? [];
    expect(stripBidiControls(embed?.description ?? '')).toBe('لا يذكر التقرير شيئاً عن «\\*كرة\\*».');
  });

  it('stays within the limits for any sentences', () => {
    const sentence = fc.record({
      document: fc.constantFrom('a', 'b'),
      paragraph: fc.nat(),
      paragraphs: fc.nat(),
      text: hostileText,
    });
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 30 }),
        fc.option(hostileText),
        language,
        hostileText,
        (many, topic, of, title) => {
          const reports = ['a', 'b'].map((document) => ({ ...source, document, title, date: title }));
          expectWithinLimits(summaryReply({ language: of, length: 'long', topic, sentences: many }, reports));
        },
      ),
    );
  });
});

describe('sourcesReply', () => {
  it('lists as many reports as fit and counts the rest', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...source,
      document: `report-${index}`,
      url: 'https://example.org/a_(b)',
    }));
    const reply = sourcesReply(many);
    expectWithinLimits(reply);
    const description = stripBidiControls(reply.embeds?.[0]?.description ?? '');
    const listed = description.match(/^\*\*/gm)?.length ?? 0;
    expect(listed).toBeGreaterThan(5);
    expect(description).toContain(`and ${100 - listed} more`);
    expect(description).toContain('(https://example.org/a%5F%28b%29)');
  });

  it('stays within the limits for any corpus', () => {
    const record = fc.record({
      document: hostileText,
      title: hostileText,
      date: hostileText,
      caption: hostileText,
      language,
      paragraphs: fc.nat(),
      renditions: fc.constant([]),
      source: fc.option(hostileText),
      url: fc.option(fc.oneof(fc.webUrl(), hostileText)),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (many) => expectWithinLimits(sourcesReply(many))),
    );
  });
});

describe('aboutReply', () => {
  const about = {
    version: '0.1.0',
    model: 'isnad-small',
    dimensions: 256,
    generation: 'g',
    builtAt: '2026-01-02T03:04:05.000Z',
    documents: 1,
    passages: 12,
    wordsOnly: false,
    questionsAnswered: 0,
    medianMs: null,
  };

  it('tells the version, the model and the index', () => {
    const [embed] = aboutReply(about).embeds ?? [];
    const values = embed?.fields?.map(({ value }) => stripBidiControls(value));
    expect(values).toEqual(['0.1.0', 'isnad-small (256)', '<t:1767323045:f>', '1', '12', '0', '—']);
  });

  it('stays within the limits for any model', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.boolean(),
        fc.double({ min: 0, noNaN: true }),
        (name, wordsOnly, medianMs) =>
          expectWithinLimits(aboutReply({ ...about, model: name, version: name, wordsOnly, medianMs })),
      ),
    );
  });
});

describe('notices', () => {
  it('tells a failure that the asker can mend, in the language of the question', () => {
    const tooLong = new IsnadError('QUESTION_TOO_LONG', 4000, 1000);
    expect(failureReply(tooLong, 'ar', 'x').content).toContain('في السؤال 4000 حرفاً');
    expect(failureReply(tooLong, 'en', 'x').content).toContain('The question has 4000 characters');
    expect(failureReply(tooLong, null, 'x').content?.split('\n')).toHaveLength(2);
  });

  it('tells nothing of any other but the number that it was logged under', () => {
    for (const error of [new Error('ENOENT /srv/secret'), new IsnadError('INDEX_MISSING', '/srv/secret')]) {
      const { content } = failureReply(error, 'en', 'a1b2c3d4');
      expect(content).toContain('Something unexpected went wrong');
      expect(content).toContain('a1b2c3d4');
      expect(content).not.toContain('secret');
    }
  });

  it('stays within the limits, whatever was typed', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (slug, known) =>
        expectWithinLimits(failureReply(new IsnadError('DOCUMENT_UNKNOWN', slug, known), null, 'x')),
      ),
    );
    expectWithinLimits(unknownCommandReply());
    expectWithinLimits(howToAskReply());
  });
});
