import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import type { Summary, SummarySentence } from '../../core/summary/summary.ts';
import { isolate, lineIn, stripBidiControls } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { paragraphOf, reportOf } from './citation.ts';
import { cutLine, cutMark } from './cut.ts';
import { quotation } from './quotation.ts';
import { type Block, cardReply, colours, type Reply } from './reply.ts';
import { fairShare, leastQuotation, lengthOf } from './share.ts';

/** Sentences in one message; a long summary has ten. */
const shownSentences = 12;

/**
 * A summary: the report's sentences in its order, each with its paragraph, and with its report where there are more
 * than one. Sentences of a rendition are marked as an unofficial translation.
 * @param sources the reports, for their titles and languages
 * @param language of the words around the sentences
 */
export function summaryReply(
  summary: Summary,
  sources: readonly Source[],
  language: UiLanguage = summary.language,
): Reply {
  const words = phrases[language];
  const topic = summary.topic === null ? null : cutLine(stripBidiControls(summary.topic), 150);
  if (topic !== null && !summary.sentences.length)
    return cardReply({
      colour: colours.declined,
      blocks: () => [{ text: lineIn(language, words.nothingOnTopic(topic)) }],
    });

  const sentences = summary.sentences.slice(0, shownSentences);
  const bySlug = new Map(sources.map((source) => [source.document, source]));
  const originals = sentences.every(({ document }) => bySlug.get(document)?.language === summary.language);
  const several = new Set(sentences.map(({ document }) => document)).size > 1;
  const [only] = sentences;
  const report = only && !several ? bySlug.get(only.document) : undefined;

  const cited = (sentence: SummarySentence): string => {
    const place = paragraphOf(sentence, language);
    const title = several ? bySlug.get(sentence.document)?.title : undefined;
    return `-# ${lineIn(language, `— ${title ? `${isolate(cutLine(title, 80))} · ` : ''}${place}`)}`;
  };
  const head = report ? [`-# ${reportOf(report, language)}`] : [];
  if (!originals) head.push(`-# ${lineIn(language, words.unofficialTranslation)}`);
  const citations = sentences.map(cited);
  const heading = lineIn(
    language,
    topic === null ? words.summaryHeading : `${words.summaryHeading}: ${isolate(topic)}`,
  );
  const top = [`### ${heading}`, ...head].join('\n');
  const blocks = (budget: number): Block[] => {
    const whole = sentences.map(({ text }) => quotation(text, null, summary.language, budget).length + 1);
    const shareOf = (count: number) =>
      fairShare(whole.slice(0, count), budget - lengthOf([top, cutMark, ...citations.slice(0, count)])) - 1;
    let count = sentences.length;
    while (count > 1 && shareOf(count) < leastQuotation) count--;
    const share = shareOf(count);
    return [
      { text: top },
      ...sentences.slice(0, count).map(({ text }, index) => ({
        text: `${quotation(text, null, summary.language, share)}\n${citations[index]}`,
      })),
      ...(count < summary.sentences.length ? [{ text: cutMark }] : []),
    ];
  };
  return cardReply({ colour: colours.plain, blocks });
}
