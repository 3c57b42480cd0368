// Starts a program of this repository, such as `node launch/launch.cjs scripts/ask.ts …`. What `npm run build` made of it is run
// where it was made of the very files that are here; else the files themselves are, which takes longer to load.
'use strict';
const { readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** @typedef {import('./bundles.ts').Bundle} Bundle */
/** @typedef {import('./bundles.ts').Input} Input */

const root = path.join(__dirname, '..');
const dist = path.join(root, 'dist');

/**
 * @param {string} file
 * @returns {Buffer | null} null where there is none that can be read
 */
function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/**
 * Whether a file is what it was when the bundle was made. A system sets the time of change itself whenever a file is written, so
 * that one that is still the same need not be read.
 * @param {Input} input
 */
function isUnchanged({ file, size, changed, sha256 }) {
  const place = path.join(root, file);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.size !== size) return false;
  if (found.ctimeMs === changed) return true;
  const { createHash } = require('node:crypto');
  return createHash('sha256').update(readFileSync(place)).digest('hex') === sha256;
}

/** @returns {readonly Bundle[]} none where nothing was built, or what was cannot be read */
function builtBundles() {
  try {
    return JSON.parse(readFileSync(path.join(dist, 'bundles.json'), 'utf8'));
  } catch {
    return [];
  }
}

/**
 * @param {string} program its file, from the repository's folder
 * @returns {{ place: string, code: Buffer, cache: Buffer | null } | null} null where nothing was built of the files as they are
 */
function bundleOf(program) {
  const bundle = builtBundles().find(({ programs }) => programs.includes(program));
  if (!bundle?.inputs.every(isUnchanged)) return null;
  const place = path.join(dist, bundle.file);
  const code = contentOf(place);
  return code && { place, code, cache: contentOf(`${place}.cache`) };
}

/**
 * Compiles a bundle, which is one function.
 * @param {string} place
 * @param {Buffer} code
 * @param {Buffer | null} cache of V8, which takes only its own
 */
function compile(place, code, cache) {
  return new vm.Script(code.toString('utf8'), {
    filename: place,
    ...(cache && { cachedData: cache }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** @param {string} file */
function launch(file) {
  const program = path.relative(root, file).split(path.sep).join('/');
  const bundle = bundleOf(program);
  if (bundle) {
    const script = compile(bundle.place, bundle.code, bundle.cache);
    const { createRequire } = require('node:module');
    return script.runInThisContext()(createRequire(bundle.place), bundle.place, program);
  }
  const { pathToFileURL } = require('node:url');
  const { href } = pathToFileURL(file);
  if (!file.endsWith('.ts')) return import(href);
  return import('tsx/esm/api').then(({ register }) => {
    register();
    return import(href);
  });
}

const file = path.resolve(process.argv[2] ?? '');
// The program finds itself and its arguments where Node puts them.
process.argv.splice(1, 2, file);
launch(file);
