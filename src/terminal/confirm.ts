import { createInterface } from 'node:readline/promises';

/** Whoever means yes writes one of these; anything else, and the end of the input, is no. */
const yes = /^\s*(?:y|yes|ن|نعم)\s*$/iu;

/** Asks a person on a terminal a question that is answered with yes or no. */
export async function confirm(
  stdin: NodeJS.ReadStream,
  stderr: NodeJS.WriteStream,
  question: string,
): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return yes.test(await Promise.race([lines.question(`${question} [y/N] `), ended]));
  } finally {
    lines.close();
  }
}
