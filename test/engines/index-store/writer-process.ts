import { openStore } from '../../../src/engines/index-store/store.ts';
import { writing } from './description.ts';

// A process of its own that writes an index: it says 'ready', waits for 'go', says 'building' once it
// has the lock, waits for 'finish', and says how the write ended.
const [, , indexDir = ''] = process.argv;
const say = (message: string): void => void process.send?.(message);
const told = (awaited: string): Promise<void> =>
  new Promise((resolve) => {
    process.on('message', (message) => message === awaited && resolve());
  });

const go = told('go');
const finish = told('finish');
say('ready');
await go;
const files = writing(`by ${process.pid}`);
try {
  await openStore(indexDir).write({
    ...files,
    async build(folder) {
      const description = await files.build(folder);
      say('building');
      await finish;
      return description;
    },
  });
  say('done');
} catch (error) {
  say((error as { code?: string }).code ?? String(error));
}
process.disconnect();
