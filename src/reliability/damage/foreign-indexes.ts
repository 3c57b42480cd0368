import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatVersion } from '../../engines/index-store/manifest.ts';
import { filesOf } from './damages.ts';

/** An index that is not damaged by chance: its parts fit each other, and it must not be used. */
interface ForeignIndex {
  readonly what: string;
  apply(indexDir: string): Promise<void>;
  /** Whether it is whole, so that there is nothing to be named. */
  readonly silent?: boolean;
}

interface AnyManifest {
  formatVersion: number;
  model: { fingerprint: string; dimensions: number };
  files: Record<string, { bytes: number; sha256: string }>;
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

async function generationIn(indexDir: string): Promise<string> {
  const [name = ''] = await readdir(path.join(indexDir, 'generations'));
  return name;
}

/** Changes the manifest, and the checksum that the pointer keeps of it. */
async function resign(indexDir: string, change: (manifest: AnyManifest) => void): Promise<void> {
  const name = await generationIn(indexDir);
  const file = path.join(indexDir, 'generations', name, 'manifest.json');
  const manifest: AnyManifest = JSON.parse(await readFile(file, 'utf8'));
  change(manifest);
  const content = JSON.stringify(manifest);
  await writeFile(file, content);
  await writeFile(path.join(indexDir, 'current'), `${name} ${sha256(content)}\n`);
}

const ofFormat = (what: string, version: number): ForeignIndex => ({
  what,
  apply: (indexDir) => resign(indexDir, (manifest) => (manifest.formatVersion = version)),
});

const pointingTo = (what: string, name: string): ForeignIndex => ({
  what,
  apply: (indexDir) => writeFile(path.join(indexDir, 'current'), `${name} ${'0'.repeat(64)}\n`),
});

const missing = (name: string): ForeignIndex => ({
  what: `${name} missing`,
  apply: async (indexDir) => rm(path.join(indexDir, 'generations', await generationIn(indexDir), name)),
});

export const foreignIndexes: readonly ForeignIndex[] = [
  ofFormat('an older format', formatVersion - 1),
  ofFormat('a newer format', formatVersion + 1),
  ofFormat('a much newer format', 1_000_000),
  {
    what: "another model's fingerprint",
    apply: (indexDir) => resign(indexDir, ({ model }) => (model.fingerprint = '0'.repeat(64))),
    silent: true,
  },
  {
    what: 'a model of other dimensions',
    apply: (indexDir) => resign(indexDir, ({ model }) => (model.dimensions = 384)),
    // The graph is found to be of other dimensions, or the model to be another: whichever is looked at first.
    silent: true,
  },
  ...['manifest.json', 'reports.bin', 'passages.bin', 'vectors.json', 'vectors.hnsw', 'lexical.bin'].map(
    missing,
  ),
  {
    what: 'all generations missing',
    apply: (indexDir) => rm(path.join(indexDir, 'generations'), { recursive: true }),
  },
  { what: 'no pointer', apply: (indexDir) => rm(path.join(indexDir, 'current')), silent: true },
  pointingTo('a pointer to nowhere', '20200101T000000Z-00000000'),
  pointingTo('a pointer out of the folder', '../../elsewhere'),
  pointingTo('a pointer to an absolute path', '/etc'),
  {
    what: 'a manifest that lists a file out of the folder',
    apply: async (indexDir) => {
      const outside = `${indexDir}-outside`;
      const content = Buffer.from('outside');
      await writeFile(outside, content);
      await resign(indexDir, ({ files }) => {
        files[`../../../${path.basename(outside)}`] = { bytes: content.length, sha256: sha256(content) };
      });
      await rm(outside);
    },
  },
  {
    what: 'a file that is a link to one out of the folder',
    async apply(indexDir) {
      const file = (await filesOf(indexDir)).find(({ name }) => name === 'vectors.json');
      const place = path.join(indexDir, file?.path ?? '');
      const outside = path.join(indexDir, 'outside.json');
      await rename(place, outside);
      await symlink(outside, place);
    },
  },
  {
    what: "another index's graph under this manifest",
    async apply(indexDir) {
      const folder = path.join(indexDir, 'generations', await generationIn(indexDir));
      await cp(path.join(folder, 'lexical.bin'), path.join(folder, 'vectors.hnsw'));
    },
  },
  {
    what: 'a file that is a folder',
    async apply(indexDir) {
      const file = path.join(indexDir, 'generations', await generationIn(indexDir), 'lexical.bin');
      await rm(file);
      await mkdir(file);
    },
  },
  {
    what: 'a pointer with a line more',
    apply: (indexDir) => appendFile(path.join(indexDir, 'current'), '\n'),
  },
];
