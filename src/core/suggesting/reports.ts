import type { Report } from '../corpus/report.ts';
import { labelOf } from './label.ts';
import { type Entry, entryOf } from './rank.ts';
import { type ReportSuggestion, suggestionLimits } from './suggestion.ts';
import { type ComparedWord, comparedWord } from './typed.ts';

/**
 * The reports of a corpus, compared by title (renditions' too) and slug. One whose slug is too long to be entered is left
 * out; one whose title another has too is shown with its slug.
 */
export function reportEntries(reports: readonly Report[]): Entry<ReportSuggestion>[] {
  const titled = new Map<string, number>();
  for (const report of reports) titled.set(titleOf(report), (titled.get(titleOf(report)) ?? 0) + 1);
  const known = new Map<string, ComparedWord>();
  const compared = (word: string): ComparedWord => {
    const made = known.get(word) ?? comparedWord(word);
    known.set(word, made);
    return made;
  };
  return reports.flatMap((report) => {
    const { slug, original, renditions } = report;
    if (slug.length > suggestionLimits.length) return [];
    const titles = [original, ...renditions].map(({ title }) => title);
    const shared = (titled.get(titleOf(report)) ?? 0) > 1;
    const label = shared ? withSlug(titleOf(report), slug) : titleOf(report) || labelOf(slug);
    return entryOf(
      { label, value: slug },
      [...titles, slug.replace(/[-_]+/g, ' ')].join(' '),
      original.language,
      null,
      compared,
    );
  });
}

const titleOf = ({ original }: Report): string => labelOf(original.title);

const between = ' · ';

/** The least of a title that tells anything. */
const leastTitle = 20;

function withSlug(title: string, slug: string): string {
  const room = suggestionLimits.length - between.length - slug.length;
  return room < leastTitle || title === '' ? slug : `${labelOf(title, room)}${between}${slug}`;
}
