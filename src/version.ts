import { createRequire } from 'node:module';

/** The program's version, as package.json names it. */
export const programVersion: string = (
  createRequire(import.meta.url)('../package.json') as { version: string }
).version;
