import type { Source } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import { beginLineIn, isolate, lineIn } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { buttonRow, sourcesPageButtons } from '../controls/buttons.ts';
import { cutLine } from './cut.ts';
import {
  type Block,
  bilingual,
  bilingualLine,
  cardReply,
  colours,
  type Reply,
  unpromptedIn,
} from './reply.ts';
import { lengthOf } from './share.ts';

/** Reports on a page. */
export const sourcesOnPage = 6;

/** The longest link that is shown; a longer one is left out rather than broken. */
const longestLink = 300;

/** Characters of a title, and the least that is left of one where room is short. */
const longestTitle = 200;
const leastTitle = 40;

/**
 * A page of the reports, with buttons to the others.
 * @param page from 0; one past the last, as after reports were taken out, shows the last
 * @param only the one language of the words around them; null: both
 */
export function sourcesReply(
  sources: readonly Source[],
  page: number,
  only: UiLanguage | null = null,
): Reply {
  const pages = Math.max(1, Math.ceil(sources.length / sourcesOnPage));
  const shown = Math.min(page, pages - 1);
  const listed = sources.slice(shown * sourcesOnPage, (shown + 1) * sourcesOnPage);
  const heading = [
    `### ${bilingualLine(
      bilingual((words) => words.sourcesHeading, only),
      only,
    )}`,
    ...(pages > 1
      ? [
          `-# ${bilingualLine(
            bilingual((words) => words.page(shown + 1, pages), only),
            only,
          )}`,
        ]
      : []),
  ].join('\n');
  const blocks = (budget: number): Block[] => {
    const room = Math.floor((budget - lengthOf([heading])) / listed.length) - 2;
    return [
      { text: heading },
      { text: listed.map((source) => sourceLines(source, room, only)).join('\n\n') || '—' },
    ];
  };
  return cardReply({
    colour: colours.plain,
    blocks,
    rows: [buttonRow(...sourcesPageButtons(shown, pages, only))],
  });
}

/** A report's title, date, length and whereabouts. Where room is short it goes without its link, then its origin. */
function sourceLines(source: Source, room: number, only: UiLanguage | null): string {
  const line = (parts: readonly string[]) => beginLineIn(source.language, parts.join(' · '));
  const dated = line([
    ...(source.date ? [isolate(cutLine(source.date, 60))] : []),
    bilingual((words) => words.paragraphCount(source.paragraphs), only),
  ]);
  const slug = isolate(cutLine(source.document, 100));
  const origin = source.source ? [isolate(cutLine(source.source, 100))] : [];
  const link = linkTo(source.url, only);
  const titled = (limit: number, place: readonly string[]): string =>
    [`**${lineIn(source.language, cutLine(source.title, limit))}**`, dated, line(place)].join('\n');

  const whole = [[slug, ...origin, ...(link ? [link] : [])], [slug, ...origin], [slug]];
  const fitting = whole.map((place) => titled(longestTitle, place)).find((lines) => lines.length <= room);
  if (fitting !== undefined) return fitting;
  const fixed = titled(longestTitle, [slug]).length - cutLine(source.title, longestTitle).length;
  return titled(Math.max(leastTitle, room - fixed), [slug]);
}

function linkTo(url: string | null, only: UiLanguage | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { href, protocol } = new URL(url);
  if (!/^https?:$/.test(protocol) || href.length > longestLink) return null;
  const target = href.replace(
    /[()<>*_~|`\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const label = unpromptedIn(only)
    .map((language) => phrases[language].reportLink)
    .join(' · ');
  return `[${label}](${target})`;
}
