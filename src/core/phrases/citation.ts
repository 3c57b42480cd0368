import { isolate } from '../text/bidi.ts';

/** A report without a date is cited without one. */
export const joinCitation = (title: string, date: string, place: string): string =>
  [isolate(title), ...(date ? [isolate(date)] : []), place].join(' · ');
