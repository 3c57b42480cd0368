import { reindex } from '../assistant.ts';
import type { Config } from '../config.ts';

// A process of its own: it builds an index from nothing, and prints the most memory that it ever held, in bytes.
const [, , config = ''] = process.argv;
await reindex(JSON.parse(config) as Config);
process.stdout.write(`${process.resourceUsage().maxRSS * 1024}\n`);
