import type { Report } from '../corpus/report.ts';
import { labelOf } from './label.ts';
import { type Entry, entryOf } from './rank.ts';
import { type ReportSuggestion, suggestionLimits } from './suggestion.ts';

/** The reports of a corpus, compared by title (renditions' too) and slug. One whose slug is too long to be entered is left out. */
export const reportEntries = (reports: readonly Report[]): Entry<ReportSuggestion>[] =>
  reports.flatMap(({ slug, original, renditions }) => {
    if (slug.length > suggestionLimits.length) return [];
    const titles = [original, ...renditions].map(({ title }) => title);
    const label = labelOf(original.title) || labelOf(slug);
    return entryOf(
      { label, value: slug },
      [...titles, slug.replace(/[-_]+/g, ' ')].join(' '),
      original.language,
    );
  });
