import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../core/errors.ts';
import type { FeedbackLog } from '../core/feedback.ts';

/** Feedback as JSON Lines, each added at the file's end in one write. */
export function openFeedbackFile(file: string): FeedbackLog {
  return {
    async add(feedback) {
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await appendFile(file, `${JSON.stringify(feedback)}\n`, { mode: 0o600 });
      } catch (error) {
        throw new IsnadError('FEEDBACK_UNWRITABLE', file, (error as Error).message);
      }
    },
  };
}
