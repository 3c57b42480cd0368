/** @param started as `performance.now()` gave it */
export const secondsSince = (started: number): number => (performance.now() - started) / 1000;
