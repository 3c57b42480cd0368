// Loaded before the bot: tells whoever started the process what it holds, after the garbage is gone.
// Plain JavaScript, since it comes before what reads TypeScript.
if (process.send) {
  process.on('message', (message) => {
    if (message !== 'measure') return;
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    /** @type {Record<string, number>} */
    const resources = {};
    for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
    process.send?.({ rss, heapUsed, external, resources });
  });
  process.channel?.unref();
}
