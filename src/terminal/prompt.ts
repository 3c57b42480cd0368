import { createInterface } from 'node:readline';

/** Asks for one line after another: of whoever sits at the terminal, or of what is piped in. */
export interface Prompt {
  /** The line that was typed, or null at the end of the input. */
  ask(question: string): Promise<string | null>;
  close(): void;
}

/** Questions go to stderr, since stdout is for results. */
export function openPrompt(stdin: NodeJS.ReadStream, stderr: NodeJS.WriteStream): Prompt {
  const terminal = stdin.isTTY === true && stderr.isTTY === true;
  const reader = createInterface({ input: stdin, output: stderr, terminal });
  const lines = reader[Symbol.asyncIterator]();
  // Ctrl-C ends the input, as Ctrl-D does: what was decided by then stands.
  reader.once('SIGINT', () => reader.close());
  return {
    async ask(question) {
      reader.setPrompt(`${question} `);
      reader.prompt();
      const { value, done } = await lines.next();
      return done ? null : value.trim();
    },
    close: () => reader.close(),
  };
}
