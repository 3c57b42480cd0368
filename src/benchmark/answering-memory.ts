import { openAssistant } from '../assistant.ts';
import type { Config } from '../config.ts';

// A process of its own: it opens an index, answers one question, and prints how much memory it then holds, in bytes.
const [, , config = '', question = ''] = process.argv;
const assistant = await openAssistant(JSON.parse(config) as Config);
await assistant.ask(question);
globalThis.gc?.();
process.stdout.write(`${process.memoryUsage.rss()}\n`);
await assistant.close();
