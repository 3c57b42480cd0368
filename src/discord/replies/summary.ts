import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import type { Summary, SummarySentence } from '../../core/summary/summary.ts';
import { isolate, isolateIn, stripBidiControls } from '../../core/text/bidi.ts';
import { paragraphOf, reportOf } from './citation.ts';
import { cutLine, cutMark } from './cut.ts';
import { quotation } from './quotation.ts';
import { colours, embedReply, limits, type Reply } from './reply.ts';

/** Sentences in one message; a long summary has ten. */
const shownSentences = 12;

/**
 * A summary: the report's sentences in its order, each with its paragraph, and with its report where there are more
 * than one. Sentences of a rendition are marked as an unofficial translation.
 * @param sources the reports, for their titles and languages
 */
export function summaryReply(summary: Summary, sources: readonly Source[]): Reply {
  const { language } = summary;
  const words = phrases[language];
  const topic = summary.topic === null ? null : cutLine(stripBidiControls(summary.topic), 150);
  if (topic !== null && !summary.sentences.length)
    return embedReply({
      color: colours.declined,
      description: isolateIn(language, words.nothingOnTopic(topic)),
    });

  const sentences = summary.sentences.slice(0, shownSentences);
  const bySlug = new Map(sources.map((source) => [source.document, source]));
  const originals = sentences.every(({ document }) => bySlug.get(document)?.language === language);
  const several = new Set(sentences.map(({ document }) => document)).size > 1;
  const [only] = sentences;
  const report = only && !several ? bySlug.get(only.document) : undefined;

  const cited = (sentence: SummarySentence): string => {
    const place = paragraphOf(sentence, language);
    const title = several ? bySlug.get(sentence.document)?.title : undefined;
    return isolateIn(language, `— ${title ? `${isolate(cutLine(title, 80))} · ` : ''}${place}`);
  };
  const head = report ? [reportOf(report, language)] : [];
  if (!originals) head.push(`*${isolateIn(language, words.unofficialTranslation)}*`);
  const tail = sentences.length < summary.sentences.length ? [cutMark] : [];
  const citations = sentences.map(cited);
  const taken = [...head, ...citations, ...tail].reduce((sum, part) => sum + part.length + 3, 0);
  const whole = sentences.map(({ text }) => quotation(text, null, language, limits.description));
  const longest = fairShare(
    whole.map((quoted) => quoted.length),
    limits.description - taken,
  );
  const blocks = sentences.map(
    ({ text }, index) => `${quotation(text, null, language, longest)}\n${citations[index]}`,
  );
  return embedReply({
    color: colours.plain,
    title: isolateIn(
      language,
      topic === null ? words.summaryHeading : `${words.summaryHeading}: ${isolate(topic)}`,
    ),
    description: [...head, ...blocks, ...tail].join('\n\n'),
  });
}

/** The length to which all have to be cut so that together they fit: those that are shorter stay whole. */
function fairShare(lengths: readonly number[], total: number): number {
  let left = total;
  for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return total;
}
