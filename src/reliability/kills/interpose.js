// Loaded into a process before its program: numbers each operation on files of one folder, and at one of them kills the
// process or lets the operation fail. Plain JavaScript, so that it stands before the TypeScript loader.
import { appendFileSync, truncateSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getSystemErrorMap } from 'node:util';

/** @import { Interposition } from './interposition.ts' */

const given = new URL(import.meta.url).searchParams.get('interposition');
/** @type {Interposition | null} */
let armed = given === null ? null : JSON.parse(given);
let count = 0;
/** Files of the folder that are open. */
const descriptors = new Set();

/**
 * Begins to count anew.
 * @param {Interposition} interposition
 */
export function arm(interposition) {
  armed = interposition;
  count = 0;
  descriptors.clear();
}

// Everything that Node does with files, its own `rm` and `writeFile` included, comes through here on its way to libuv.
// @ts-expect-error The types have no `binding`: it is of Node itself, kept for old packages.
const files = process.binding('fs');

const twoPaths = new Set(['rename', 'copyFile', 'link', 'symlink']);
/** Operations on a path or an open file; whatever the version of Node calls otherwise is not among them. */
const operations = [
  ...[
    'access',
    'chmod',
    'copyFile',
    'fchmod',
    'fdatasync',
    'fstat',
    'fsync',
    'ftruncate',
    'futimes',
    'link',
    'lstat',
  ],
  ...[
    'lutimes',
    'mkdir',
    'open',
    'openFileHandle',
    'read',
    'readBuffers',
    'readFileUtf8',
    'readdir',
    'readlink',
  ],
  ...[
    'realpath',
    'rename',
    'rmdir',
    'rmSync',
    'stat',
    'statfs',
    'symlink',
    'unlink',
    'utimes',
    'writeBuffer',
  ],
  ...['writeBuffers', 'writeFileUtf8', 'writeString', 'close'],
];

/**
 * @param {unknown} name
 * @returns {string | null} relative to the folder
 */
function within(name) {
  if (!armed || (typeof name !== 'string' && !Buffer.isBuffer(name))) return null;
  const relative = path.relative(armed.folder, path.resolve(String(name)));
  return relative.startsWith('..') || path.isAbsolute(relative) ? null : relative || '.';
}

const die = () => process.kill(process.pid, 'SIGKILL');

/**
 * @param {string} operation
 * @param {string} what
 * @returns {'before' | 'after' | 'fail' | null} what is to happen to this one
 */
function next(operation, what) {
  if (!armed) return null;
  count += 1;
  appendFileSync(armed.log, `${operation} ${what}\n`);
  const { at, harm } = armed;
  if (count !== at || !harm) return null;
  return harm.kind === 'kill' ? harm.when : 'fail';
}

/**
 * @param {string} operation
 * @param {string | undefined} file
 */
function failure(operation, file) {
  const code = armed?.harm?.kind === 'fail' ? armed.harm.code : '';
  const [errno, [, reason]] = [...getSystemErrorMap()].find(([, [name]]) => name === code) ?? [
    0,
    ['', 'unknown error'],
  ];
  const syscall = operation
    .replace(/FileHandle$/, '')
    .replace(/(Buffers?|String|Utf8)$/, '')
    .toLowerCase();
  const message = `${code}: ${reason}, ${syscall}${file === undefined ? '' : ` '${file}'`}`;
  return Object.assign(new Error(message), {
    errno,
    code,
    syscall,
    ...(file !== undefined && { path: file }),
  });
}

/** @param {unknown} opened */
function remember(opened) {
  const descriptor = typeof opened === 'number' ? opened : /** @type {{ fd?: number }} */ (opened)?.fd;
  if (descriptor !== undefined && descriptor >= 0) descriptors.add(descriptor);
}

for (const operation of operations) {
  const original = files[operation];
  if (typeof original !== 'function') continue;
  const opens = operation === 'open' || operation === 'openFileHandle';
  /** @param {unknown[]} args */
  files[operation] = function interposed(...args) {
    const named = args.slice(0, twoPaths.has(operation) ? 2 : 1);
    const paths = named.map(within).filter((name) => name !== null);
    const open = typeof args[0] === 'number' && descriptors.has(args[0]);
    if (paths.length === 0 && !open) return original.apply(this, args);
    if (operation === 'close') descriptors.delete(args[0]);

    const fate = next(operation, open ? 'an open file' : paths.join(' '));
    if (fate === 'before') die();
    /** @type {any} */
    const request = args.find((arg) => arg instanceof files.FSReqCallback);
    const promised = args.includes(files.kUsePromises);
    if (fate === 'fail') {
      if (operation === 'close') original.call(this, args[0]);
      const error = failure(operation, typeof args[0] === 'string' ? args[0] : undefined);
      if (promised) return Promise.reject(error);
      if (!request) throw error;
      setImmediate(() => request.oncomplete(error));
      return undefined;
    }
    if (request) {
      const done = request.oncomplete;
      /** @param {unknown[]} results */
      request.oncomplete = function completed(...results) {
        if (fate === 'after') die();
        if (opens && !results[0]) remember(results[1]);
        return done.apply(this, results);
      };
      return original.apply(this, args);
    }
    const result = original.apply(this, args);
    if (promised)
      return result.then((/** @type {unknown} */ value) => {
        if (fate === 'after') die();
        if (opens) remember(value);
        return value;
      });
    if (fate === 'after') die();
    if (opens) remember(result);
    return result;
  };
}

const { close } = files.FileHandle.prototype;
files.FileHandle.prototype.close = function interposed() {
  if (!descriptors.delete(this.fd)) return close.call(this);
  const fate = next('close', 'an open file');
  if (fate === 'before') die();
  return close.call(this).then((/** @type {unknown} */ value) => {
    if (fate === 'after') die();
    if (fate === 'fail') throw failure('close', undefined);
    return value;
  });
};

// What hnswlib does with a file it does by itself: its whole reading or writing is one operation.
const hnswlib = createRequire(import.meta.url)('hnswlib-node');
const Graph = /** @type {typeof import('hnswlib-node').HierarchicalNSW} */ (hnswlib.HierarchicalNSW);
hnswlib.HierarchicalNSW = class extends Graph {
  /**
   * @override
   * @param {string} file
   */
  async readIndex(file) {
    const fate = next('readIndex', within(file) ?? file);
    if (fate === 'before') die();
    if (fate === 'fail') throw new Error(`cannot open file ${file}`);
    const read = await super.readIndex(file);
    if (fate === 'after') die();
    return read;
  }

  /**
   * @override
   * @param {string} file
   */
  async writeIndex(file) {
    const fate = next('writeIndex', within(file) ?? file);
    if (fate === 'before') die();
    const written = await super.writeIndex(file);
    if (fate === 'after') die();
    // It tells of no failure: a write to a full disk ends well and leaves a part of the file.
    if (fate === 'fail') truncateSync(file, 100);
    return written;
  }
};
