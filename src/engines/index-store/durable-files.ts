import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises';

async function syncing(target: string, flags: string, use?: (handle: FileHandle) => Promise<void>) {
  const handle = await open(target, flags);
  try {
    await use?.(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings a file's content to the disk. */
export const syncFile = (file: string): Promise<void> => syncing(file, 'r+');

/** Brings a folder's entries to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows can open no folder for syncing; its file systems journal the entries themselves.
  if (process.platform !== 'win32') await syncing(folder, 'r');
}

/** Writes a new file and brings its content, not its folder's entry, to the disk. */
export const writeSynced = (file: string, content: string): Promise<void> =>
  syncing(file, 'wx', (handle) => writeFile(handle, content));

/** Replaces a file's content such that a crash leaves either the old or the new one. Its folder is not synced. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const aside = `${file}.partial`;
  await rm(aside, { force: true });
  try {
    await writeSynced(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
