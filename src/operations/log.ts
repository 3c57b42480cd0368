import { type Logger, pino } from 'pino';

/**
 * The log of a program that runs for long: JSON Lines on stderr.
 * @param redact takes out of each entry what nobody may read
 */
export function openLog(level: string, redact: (text: string) => string): Logger {
  const stderr = pino.destination({ dest: 2, sync: true });
  return pino({ name: 'isnad', level }, { write: (entry) => stderr.write(redact(entry)) });
}
