import { fileURLToPath } from 'node:url';

/** What Node is to run for a program of the repository; the program's file, from the repository's folder, is its first argument. */
export const launcher = fileURLToPath(new URL('../../launch/launch.cjs', import.meta.url));
