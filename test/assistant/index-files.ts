import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createEmbedder } from '../../src/engines/embedding/embedder.ts';
import { readCarriedContent, readIndexedPassages } from '../../src/engines/index-content.ts';
import { openStore } from '../../src/engines/index-store/store.ts';
import { model, modelDir } from '../engines/embedding/model-folders.ts';

/** The bundled model, and every text that it was asked to embed. */
export function recordingEmbedder() {
  const embedder = createEmbedder({ model, modelDir });
  const embedded: string[] = [];
  return {
    embedded,
    identity: () => embedder.identity(),
    embed(...[texts, role]: Parameters<typeof embedder.embed>) {
      embedded.push(...texts);
      return embedder.embed(texts, role);
    },
    close: () => embedder.close(),
  };
}

/** The live generation's folder. */
export async function liveFolder(indexDir: string): Promise<string> {
  const generation = await openStore(indexDir).current();
  if (!generation) throw new Error(`There is no index in '${indexDir}'.`);
  return generation.folder;
}

export const pointerOf = (indexDir: string): Promise<string> =>
  readFile(path.join(indexDir, 'current'), 'utf8');

export const generationsOf = (indexDir: string): Promise<string[]> =>
  readdir(path.join(indexDir, 'generations'));

/** The bytes of each passage's vector as they stand on disk, in hex, by the hash of the passage. */
export async function vectorBytes(indexDir: string): Promise<Map<string, string>> {
  const generation = await openStore(indexDir).current();
  if (!generation) throw new Error(`There is no index in '${indexDir}'.`);
  const passages = await readIndexedPassages(generation);
  const { graph, labels } = (await readCarriedContent(generation)).vectors;
  return new Map(
    passages.map(({ hash }, place) => {
      const { buffer } = graph.vector(labels ? (labels[place] as number) : place);
      return [hash, Buffer.from(buffer).toString('hex')];
    }),
  );
}
