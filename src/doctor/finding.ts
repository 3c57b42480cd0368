import type { Finding, Verdict } from '../core/diagnosis.ts';
import { IsnadError } from '../core/errors.ts';

/** What a check that went through found. */
export interface Found {
  readonly verdict: Verdict;
  readonly says: string;
}

export const fine = (says: string): Found => ({ verdict: 'ok', says });
export const warning = (says: string): Found => ({ verdict: 'warning', says });
export const fault = (says: string): Found => ({ verdict: 'fault', says });
export const notTried = (says: string): Found => ({ verdict: 'not tried', says });

/** 'ENOENT: no such file or directory' of a system's error, without the path that the sentence names anyway. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(/,|\n/)[0] ?? '';

/** Makes a check: a failure that has its sentence is what it found, and any other is a fault too. */
export async function examine(check: string, look: () => Promise<Found> | Found): Promise<Finding> {
  try {
    return { check, ...(await look()) };
  } catch (error) {
    const says = error instanceof IsnadError ? error.message : `The check failed (${reasonOf(error)}).`;
    return { check, ...fault(says) };
  }
}
