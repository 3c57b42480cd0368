import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';
import { allDone } from '../all-done.ts';
import { syncFile, syncFolder, writeSynced } from './durable-files.ts';
import { readingIndex } from './index-faults.ts';
import {
  type FileFacts,
  formatVersion,
  type GenerationDescription,
  type Manifest,
  manifestName,
  manifestSchema,
} from './manifest.ts';
import { requireFile, requireFolder } from './own-files.ts';

/** A generation of the index on disk, complete and checked. */
export interface Generation {
  readonly name: string;
  /** The folder with the files that the manifest lists. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** SHA-256 in hex. */
const sha256Of = (content: string): string => createHash('sha256').update(content).digest('hex');

/**
 * Reads a generation's manifest and checks every file against it, before anybody reads one.
 * @throws IsnadError INDEX_DAMAGED naming the file, INDEX_FORMAT, INDEX_UNREADABLE
 */
export async function readGeneration(
  name: string,
  folder: string,
  manifestSha256: string,
): Promise<Generation> {
  await readingIndex(folder, () => requireFolder(folder));
  const manifest = await readManifest(folder, manifestSha256);
  for (const [fileName, expected] of Object.entries(manifest.files)) {
    const file = path.join(folder, fileName);
    const found = await readingIndex(file, () => measure(file, expected.bytes));
    if (!found) throw new IsnadError('INDEX_DAMAGED', file, 'it is missing');
    if (found.bytes !== expected.bytes)
      throw new IsnadError('INDEX_DAMAGED', file, `expected ${expected.bytes} bytes, found ${found.bytes}`);
    if (found.sha256 !== expected.sha256)
      throw new IsnadError('INDEX_DAMAGED', file, 'its content is not what was written');
  }
  return { name, folder, manifest };
}

/**
 * Seals the files that stand in a folder: brings them to the disk, and their manifest after them.
 * @returns the manifest, and the SHA-256 that the pointer keeps of it
 */
export async function sealGeneration(
  folder: string,
  description: GenerationDescription,
): Promise<{ manifest: Manifest; manifestSha256: string }> {
  const files: Record<string, FileFacts> = {};
  for (const fileName of (await readdir(folder)).sort()) {
    const file = path.join(folder, fileName);
    // What is read is what was written, whether it has come to the disk yet or not.
    const [facts] = await allDone([measure(file, Number.POSITIVE_INFINITY), syncFile(file)]);
    files[fileName] = facts;
  }
  const manifest = manifestSchema.parse({ ...description, formatVersion, space: 'cosine', files });
  const content = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeSynced(path.join(folder, manifestName), content);
  await syncFolder(folder);
  return { manifest, manifestSha256: sha256Of(content) };
}

async function readManifest(folder: string, manifestSha256: string): Promise<Manifest> {
  const file = path.join(folder, manifestName);
  const damaged = (fault: string) => new IsnadError('INDEX_DAMAGED', file, fault);
  const content = await readingIndex(file, async () => {
    await requireFile(file);
    return readFile(file, 'utf8');
  });
  if (content === null) throw damaged('it is missing');
  const found = versionOf(content);
  if (found !== null && found !== formatVersion) throw new IsnadError('INDEX_FORMAT', found, formatVersion);
  if (sha256Of(content) !== manifestSha256) throw damaged('its content is not what was written');
  const parsed = manifestSchema.safeParse(JSON.parse(content));
  if (!parsed.success) throw damaged(parsed.error.issues[0]?.message ?? 'it is no manifest');
  return parsed.data;
}

/** The format version that a manifest of any format names, null where it names none. */
function versionOf(content: string): number | null {
  try {
    const { formatVersion: version } = JSON.parse(content) ?? {};
    return typeof version === 'number' ? version : null;
  } catch {
    return null;
  }
}

/** A file's size and checksum; past `limit` bytes only its size, with an empty checksum. */
async function measure(file: string, limit: number): Promise<FileFacts> {
  await requireFile(file);
  const { size } = await lstat(file);
  if (size > limit) return { bytes: size, sha256: '' };
  const handle = await open(file, 'r');
  try {
    return await measureOpen(handle);
  } finally {
    await handle.close();
  }
}

/** Bytes that are read at a time. */
const stretch = 1 << 20;

/** While one stretch of the file is hashed here, the next one is read off the thread. */
async function measureOpen(handle: FileHandle): Promise<FileFacts> {
  const hash = createHash('sha256');
  let [current, other] = [Buffer.allocUnsafeSlow(stretch), Buffer.allocUnsafeSlow(stretch)];
  let bytes = 0;
  let { bytesRead } = await handle.read(current, 0, stretch);
  while (bytesRead > 0) {
    const reading = handle.read(other, 0, stretch);
    // Whoever waits for it below hears of a failure.
    reading.catch(() => {});
    bytes += bytesRead;
    hash.update(current.subarray(0, bytesRead));
    ({ bytesRead } = await reading);
    [current, other] = [other, current];
  }
  return { bytes, sha256: hash.digest('hex') };
}
