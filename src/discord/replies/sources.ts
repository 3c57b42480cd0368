import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import { isolate, isolateIn } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLines, colours, embedReply, limits, type Reply } from './reply.ts';

/** The longest link that is shown; a longer one is left out rather than broken. */
const longestLink = 300;

/** The reports, as many as fit, and how many more there are. */
export function sourcesReply(sources: readonly Source[]): Reply {
  const more = (count: number) => bilingualLines((words) => words.moreReports(count));
  let left = limits.description - more(sources.length).length - 2;
  const blocks: string[] = [];
  for (const source of sources) {
    const block = sourceLines(source);
    left -= block.length + 2;
    if (left < 0) break;
    blocks.push(block);
  }
  const hidden = sources.length - blocks.length;
  return embedReply({
    color: colours.plain,
    title: bilingual((words) => words.sourcesHeading),
    description: [...blocks, ...(hidden ? [more(hidden)] : [])].join('\n\n') || '—',
  });
}

function sourceLines(source: Source): string {
  const link = linkTo(source.url);
  const origin = source.source ? isolate(cutLine(source.source, 100)) : null;
  return [
    `**${isolateIn(source.language, cutLine(source.title, 200))}**`,
    [
      ...(source.date ? [isolate(cutLine(source.date, 60))] : []),
      bilingual((words) => words.paragraphCount(source.paragraphs)),
    ].join(' · '),
    [isolate(cutLine(source.document, 100)), ...(origin ? [origin] : []), ...(link ? [link] : [])].join(
      ' · ',
    ),
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
