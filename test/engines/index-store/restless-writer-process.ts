import { openStore } from '../../../src/engines/index-store/store.ts';
import { writing } from './description.ts';

// A process of its own that writes one generation after another until it is killed.
const [, , indexDir = ''] = process.argv;
const store = openStore(indexDir);
for (let round = 0; ; round++) {
  await store.write(writing(`round ${round}`.repeat(10_000)));
  process.send?.('written');
}
