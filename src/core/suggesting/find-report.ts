import type { Report } from '../corpus/report.ts';
import { IsnadError } from '../errors.ts';
import { editDistance } from '../text/edit-distance.ts';
import { fold } from '../text/fold.ts';
import { rankEntries } from './rank.ts';
import { reportEntries } from './reports.ts';
import { readTyped } from './typed.ts';

/** Slugs that are named to whoever named none. */
const named = 5;

/** Letters that may be wrong in a slug that is offered for what was meant: one of so many, and at most so many. */
const mistakes = { oneOf: 3, most: 4 } as const;

/**
 * A report among all: by its slug, or, however either is typed, by a slug or whole title that only one has.
 * @throws IsnadError DOCUMENT_UNKNOWN with the slugs that are nearest
 */
export function findReport(reports: readonly Report[], name: string): Report {
  const exact = reports.find(({ slug }) => slug === name);
  if (exact) return exact;
  const wanted = flat(name);
  const namesOf = ({ slug, original, renditions }: Report) =>
    [slug, original.title, ...renditions.map(({ title }) => title)].map(flat);
  const [meant, ...others] = reports.filter((report) => namesOf(report).includes(wanted));
  if (wanted !== '' && meant && others.length === 0) return meant;
  throw new IsnadError('DOCUMENT_UNKNOWN', name, nearestReports(reports, name), reports.length);
}

/** The slugs of the reports that a name is nearest to, the nearest first: by letters, then by the words of slug and title. */
function nearestReports(reports: readonly Report[], name: string): string[] {
  if (reports.length <= named) return reports.map(({ slug }) => slug);
  const byWords = rankEntries(reportEntries(reports), readTyped(name), named).map(({ value }) => value);
  const wanted = flat(name);
  const limit = Math.min(mistakes.most, Math.floor(wanted.length / mistakes.oneOf));
  const byLetters = reports
    .map(({ slug }) => ({ slug, distance: editDistance(flat(slug), wanted, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((left, right) => left.distance - right.distance)
    .map(({ slug }) => slug);
  const nearest = [...new Set([...byLetters, ...byWords])];
  return (nearest.length > 0 ? nearest : reports.map(({ slug }) => slug)).slice(0, named);
}

const flat = (name: string): string =>
  fold(name)
    .text.replace(/[\s_-]+/g, ' ')
    .trim();
