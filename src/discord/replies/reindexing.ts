import type { Progress, ReindexReport } from '../../assistant.ts';
import { beginLineIn } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLines, type Reply, textReply } from './reply.ts';

export const reindexingBegunReply = (only: UiLanguage | null = null): Reply =>
  textReply(bilingualLines((words) => words.reindexing.begun, only));

export const reindexingBusyReply = (only: UiLanguage | null = null): Reply =>
  textReply(bilingualLines((words) => words.reindexing.busy, only));

export const noReindexingReply = (only: UiLanguage | null = null): Reply =>
  textReply(bilingualLines((words) => words.reindexing.unavailable, only));

/** Cells of the bar that shows how far it is. */
const cells = 12;

/** How far a reindexing is: its stage, and a bar. */
export function progressReply({ stage, done, total }: Progress, only: UiLanguage | null = null): Reply {
  const full = total > 0 ? Math.round((cells * done) / total) : 0;
  const bar = `${'▰'.repeat(full)}${'▱'.repeat(cells - full)}`;
  return textReply(
    [
      bilingualLines((words) => words.reindexing.begun, only),
      beginLineIn('en', `${bar} ${bilingual((words) => words.reindexing[stage], only)} ${done}/${total}`),
    ].join('\n'),
  );
}

export const reindexedReply = (
  { seconds, ...counts }: ReindexReport,
  only: UiLanguage | null = null,
): Reply =>
  textReply(
    bilingualLines((words) => words.reindexing.done({ ...counts, seconds: seconds.total.toFixed(1) }), only),
  );

/**
 * Where a file lies on the machine, which is nobody's business on Discord; its name stays. A folder's name can have
 * spaces and apostrophes in it.
 */
const folders = /(?<![\p{L}\p{N}])(?:[A-Za-z]:)?[\\/](?:(?:[^\n:"'\\/]|'(?=\p{L}))+[\\/])+/gu;

/**
 * @param reason a sentence for whoever runs the program
 * @param request the id that the failure's log entries bear
 */
export function reindexingFailedReply(
  reason: string,
  request: string,
  only: UiLanguage | null = null,
): Reply {
  const told = `${cutLine(reason.replace(folders, ''), 700)} (${request})`;
  return textReply(bilingualLines((words) => words.reindexing.failed(told), only));
}
