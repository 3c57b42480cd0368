import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { loadConfig } from '../../src/config.ts';

export interface OpenReport {
  readonly assistant: Assistant;
  /** Whether a text stands, as it is, in one paragraph of the report or of its rendition. */
  contains(text: string): boolean;
  close(): Promise<void>;
}

/** The real assistant on the repository's own corpus, with an index of its own. */
export async function openReport(): Promise<OpenReport> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const indexDir = fs.mkdtempSync(path.join(os.tmpdir(), 'isnad-discord-'));
  const config = loadConfig({ INDEX_DIR: indexDir }, root);
  const assistant = await openAssistant(config);
  // Read from the files, so that what the assistant makes of them is not taken for granted.
  const paragraphs = fs
    .readdirSync(config.corpusDir)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => fs.readFileSync(path.join(config.corpusDir, name), 'utf8').split(/\n{2,}/))
    .map((paragraph) => paragraph.trim());
  const heads: string[] = [];
  for (const { document } of await assistant.sources()) {
    const { text, translations } = await assistant.passage(0, document);
    heads.push(text, ...translations.map((translation) => translation.text));
  }
  return {
    assistant,
    contains: (text) => [...paragraphs, ...heads].some((paragraph) => paragraph.includes(text)),
    async close() {
      await assistant.close();
      fs.rmSync(indexDir, { recursive: true, force: true });
    },
  };
}

/** The assistant, asked in another way. */
export const withAsk = (assistant: Assistant, ask: Assistant['ask']): Assistant => ({ ...assistant, ask });
