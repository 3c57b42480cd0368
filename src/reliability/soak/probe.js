// Loaded before the bot: tells whoever started the process what it holds, after the garbage is gone.
// Plain JavaScript, since it comes before what reads TypeScript.
import { getHeapSpaceStatistics } from 'node:v8';

/** What V8 compiled, in bytes: it goes on with that for minutes, and is part of the heap that is used. */
const compiled = () =>
  getHeapSpaceStatistics()
    .filter(({ space_name: name }) => name === 'code_space' || name === 'code_large_object_space')
    .reduce((sum, { space_used_size: size }) => sum + size, 0);

if (process.send) {
  process.on('message', (message) => {
    if (message !== 'measure') return;
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    /** @type {Record<string, number>} */
    const resources = {};
    for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
    process.send?.({ rss, heapUsed, compiled: compiled(), external, resources });
  });
  process.channel?.unref();
}
