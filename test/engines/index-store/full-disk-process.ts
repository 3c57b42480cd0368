import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HnswGraph, openHnsw } from '../../../src/engines/hnsw.ts';
import { openStore } from '../../../src/engines/index-store/store.ts';
import { description } from './description.ts';

// A process of its own, run where a file may not grow past a limit: it writes a generation with a file
// past that, made by Node or by the native graph, and prints how that ended.
const [, , indexDir = '', maker] = process.argv;
const dimensions = 512;
const vectors = Array.from({ length: 1_000 }, (_, i) =>
  Float32Array.from({ length: dimensions }, (_, j) => i * j + 1),
);
try {
  await openStore(indexDir).write({
    async build(folder) {
      const file = path.join(folder, 'large.bin');
      if (maker === 'graph') {
        const graph = HnswGraph.empty(dimensions, vectors.length);
        await graph.add(vectors);
        await graph.write(file);
      } else await writeFile(file, Buffer.alloc(2_000_000));
      return description;
    },
    async verify({ folder }) {
      const layout = {
        dimensions,
        labels: vectors.length,
        size: vectors.length,
        places: null,
        efSearch: 256,
      };
      await openHnsw(path.join(folder, 'large.bin'), layout);
    },
  });
  console.log('written');
} catch (error) {
  console.log((error as Error).message);
}
