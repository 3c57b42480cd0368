import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import { beginLineIn, isolate, lineIn } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import {
  type Block,
  bilingual,
  bilingualLine,
  bilingualLines,
  cardReply,
  colours,
  type Reply,
} from './reply.ts';
import { lengthOf } from './share.ts';

/** The longest link that is shown; a longer one is left out rather than broken. */
const longestLink = 300;

/** The reports, as many as fit, and how many more there are. */
export function sourcesReply(sources: readonly Source[]): Reply {
  const heading = `### ${bilingualLine(bilingual((words) => words.sourcesHeading))}`;
  const more = (count: number) => bilingualLines((words) => words.moreReports(count));
  const described = sources.map(sourceLines);
  const blocks = (budget: number): Block[] => {
    let left = budget - lengthOf([heading, more(sources.length)]);
    const fitting: string[] = [];
    for (const lines of described) {
      left -= lines.length + 2;
      if (left < 0) break;
      fitting.push(lines);
    }
    const hidden = described.length - fitting.length;
    return [
      { text: heading },
      { text: fitting.join('\n\n') || '—' },
      ...(hidden ? [{ text: more(hidden) }] : []),
    ];
  };
  return cardReply({ colour: colours.plain, blocks });
}

function sourceLines(source: Source): string {
  const link = linkTo(source.url);
  const line = (parts: readonly string[]) => beginLineIn(source.language, parts.join(' · '));
  const origin = source.source ? isolate(cutLine(source.source, 100)) : null;
  return [
    `**${lineIn(source.language, cutLine(source.title, 200))}**`,
    line([
      ...(source.date ? [isolate(cutLine(source.date, 60))] : []),
      bilingual((words) => words.paragraphCount(source.paragraphs)),
    ]),
    line([isolate(cutLine(source.document, 100)), ...(origin ? [origin] : []), ...(link ? [link] : [])]),
  ].join('\n');
}

function linkTo(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { href, protocol } = new URL(url);
  if (!/^https?:$/.test(protocol) || href.length > longestLink) return null;
  const target = href.replace(
    /[()<>*_~|`\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${phrases.ar.reportLink} · ${phrases.en.reportLink}](${target})`;
}
