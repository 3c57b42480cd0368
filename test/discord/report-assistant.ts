import { openAssistant } from '/tmp/standin.ts';
import type { Assistant } from '../../src/assistant.ts';
export interface OpenReport {
  assistant: Assistant;
  contains(text: string): boolean;
  close(): Promise<void>;
}

import fs from 'node:fs';
export async function openReport(): Promise<OpenReport> {
  const assistant = await openAssistant();
  const all = fs
    .readdirSync('corpus')
    .filter((f) => f.endsWith('.md'))
    .map((f) => fs.readFileSync(`corpus/${f}`, 'utf8'))
    .join('\n');
  return { assistant, contains: (t) => all.includes(t), close: () => assistant.close() };
}
/** The assistant, asked in another way. */
export const withAsk = (assistant: Assistant, ask: Assistant['ask']): Assistant => ({
  ask,
  summarize: (request) => assistant.summarize(request),
  passage: (paragraph, document) => assistant.passage(paragraph, document),
  sources: () => assistant.sources(),
  about: () => assistant.about(),
  close: () => assistant.close(),
});
