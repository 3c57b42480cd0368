// The process that owns the model. Plain JavaScript: without a TypeScript loader it is ready 150 ms sooner.
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** @import { EmbeddingJob, LoadFault, ModelFacts, ModelReport, ModelSource } from './protocol.ts' */
/** @import { FeatureExtractionPipeline } from '@xenova/transformers' */

const modelFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
/** The shortest time between two signs of life while a file is being fetched, in milliseconds. */
const signOfLifeMs = 500;

// The parent may have died before this line ran; then no 'disconnect' comes any more.
if (!process.connected) process.exit();
process.on('disconnect', () => process.exit());
// A terminal and a service manager signal the whole group: the parent decides when this process ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

/** @type {Error | null} */
let warning = null;
// transformers.js prints the inputs of a failed run, thus the question. And where the runtime refuses a model, it
// only warns of the reason and throws the error of a fallback that is not installed.
console.log = () => {};
console.error = () => {};
console.warn = (...details) => {
  warning = details.find((detail) => detail instanceof Error) ?? warning;
};

class LoadFailure extends Error {
  /**
   * @param {LoadFault} fault
   * @param {string} detail
   */
  constructor(fault, detail) {
    super(detail);
    this.fault = fault;
  }
}

/** @param {ModelReport} report */
function send(report) {
  // A closed channel ends this process by 'disconnect', so a failed send needs no other answer.
  process.send?.(report, undefined, undefined, () => {});
}

/**
 * @param {unknown} error
 * @returns {string} one line
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = /** @type {{ message?: string, code?: string } | undefined} */ (error.cause);
  const reason = cause?.message || cause?.code || error.message;
  return (reason.split('\n')[0] ?? '').slice(0, 300);
}

/**
 * The runtime goes on after it got no memory, but what it still can do is not known: a new process takes its place.
 * @param {unknown} error
 */
function endWithoutMemory(error) {
  const lacking = /bad_alloc|allocation failed|cannot allocate memory|failed to allocate|out of memory/i;
  if (lacking.test(String(error))) process.exit(constants.errno.ENOMEM);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  // Web Crypto hashes off this thread, while the model loads on it.
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** The files of a model in a folder. Each is read once, so that what was hashed is what is loaded. */
class ModelFiles {
  /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
  #read = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} file */
  read(file) {
    const place = path.join(this.folder, file);
    const known = this.#read.get(place);
    if (known) return known;
    try {
      // At once, since there is nothing to be done before.
      const bytes = new Uint8Array(readFileSync(place));
      this.#read.set(place, bytes);
      return bytes;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'ENOENT') throw new LoadFailure('missing', file);
      throw new LoadFailure('unusable', `'${file}' could not be read (${code})`);
    }
  }

  /** @returns {Promise<string>} SHA-256 over the names and digests of the model's files */
  async fingerprint() {
    const lines = await Promise.all(
      modelFiles.map(async (file) => `${await sha256(this.read(file))}  ${file}\n`),
    );
    return sha256(Buffer.from(lines.join('')));
  }

  /**
   * What transformers.js asks a cache for. By itself it would read each file twice, and have Node load its HTTP client.
   * @param {string} place
   */
  async match(place) {
    const bytes = this.#read.get(path.normalize(place));
    return bytes && { status: 200, headers: new Map(), arrayBuffer: async () => bytes.buffer };
  }

  /** The other half of a cache, for what was fetched: nothing is. */
  async put() {}

  /** Lets go of what was read. */
  forget() {
    this.#read.clear();
  }
}

/**
 * @param {ModelSource} source
 * @param {ModelFiles | null} files of a model on this machine
 */
async function loadPipeline(source, files) {
  const { env, pipeline } = await import('@xenova/transformers').catch((error) => {
    throw new LoadFailure('unusable', `the runtime did not load (${reasonOf(error)}); run npm ci`);
  });
  env.localModelPath = source.root;
  env.cacheDir = source.cacheDir;
  env.allowLocalModels = source.hub === null;
  env.allowRemoteModels = source.hub !== null;
  if (source.hub === null) {
    env.useFSCache = false;
    env.useCustomCache = true;
    env.customCache = files;
    return pipeline('feature-extraction', source.name, { quantized: true });
  }

  env.remoteHost = source.hub;
  const fetching = new Set();
  let lastSign = 0;
  /** @param {{ status: string, file: string }} progress */
  const follow = ({ status, file }) => {
    if (status === 'initiate') fetching.add(file);
    if (status === 'done') fetching.delete(file);
    if (status === 'progress' && Date.now() - lastSign < signOfLifeMs) return;
    lastSign = Date.now();
    send({ kind: 'fetching', file });
  };
  return pipeline('feature-extraction', source.name, { quantized: true, progress_callback: follow }).catch(
    (error) => {
      throw fetching.size > 0 ? new LoadFailure('unreachable', reasonOf(error)) : error;
    },
  );
}

/**
 * The mean over a text's positions, made a unit vector: what the package's own pooling and normalising give, to the bit,
 * in a fifteenth of the time, since the package reads every number through a proxy.
 * @param {Float32Array} states positions one after another, all of the same length
 * @param {number} positions
 */
function meanUnit(states, positions) {
  const dimensions = states.length / positions;
  const vector = new Float32Array(dimensions);
  let squares = 0;
  for (let place = 0; place < dimensions; place++) {
    let sum = 0;
    for (let at = place; at < states.length; at += dimensions) sum += states[at] ?? 0;
    vector[place] = sum / positions;
    squares = Math.fround(squares + (vector[place] ?? 0) ** 2);
  }
  const norm = Math.fround(squares ** 0.5);
  if (!(norm > 0 && norm < Number.POSITIVE_INFINITY))
    throw new Error(`it gave a vector of the length ${norm}`);
  for (let place = 0; place < dimensions; place++) vector[place] = (vector[place] ?? 0) / norm;
  return vector;
}

/**
 * @param {FeatureExtractionPipeline} extract
 * @param {string} text
 * @returns {Promise<Float32Array>} a unit vector
 */
async function vectorOf(extract, text) {
  const { data, dims } = await extract(text, { pooling: 'none', normalize: false });
  const [texts, positions] = dims;
  if (!(data instanceof Float32Array) || dims.length !== 3 || texts !== 1 || !positions)
    throw new Error(`it gives a tensor of the shape [${dims}] for a text, not a vector for each position`);
  return meanUnit(data, positions);
}

/**
 * @param {ModelSource} source
 * @returns {Promise<{ extract: FeatureExtractionPipeline, facts: ModelFacts }>}
 */
async function load(source) {
  const files = source.hub === null ? new ModelFiles(path.join(source.root, source.name)) : null;
  const hashing = files?.fingerprint();
  const loading = loadPipeline(source, files);
  // Whichever fails second has nobody waiting for it.
  hashing?.catch(() => {});
  loading.catch(() => {});
  const localFingerprint = await hashing;
  const extract = await loading;
  files?.forget();
  /** @type {string[]} */
  const outputs = extract.model.session.outputNames;
  if (!outputs.includes('last_hidden_state') && !outputs.includes('token_embeddings')) {
    throw new LoadFailure(
      'unusable',
      `it is not a feature-extraction model (it gives ${outputs.join(', ')})`,
    );
  }
  const { length: dimensions } = await vectorOf(extract, 'isnad');
  const fingerprint =
    localFingerprint ??
    (await new ModelFiles(path.join(source.cacheDir, source.name)).fingerprint().catch(() => null));
  return { extract, facts: { fingerprint, dimensions } };
}

/** @type {{ job: EmbeddingJob, next: number }[]} */
const queue = [];
/** @type {FeatureExtractionPipeline | null} */
let model = null;
let working = false;

async function work() {
  if (working || !model) return;
  working = true;
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    const { job } = entry;
    try {
      const vector = await vectorOf(model, job.texts[entry.next] ?? '');
      send({ kind: 'vector', job: job.id, vector });
      entry.next += 1;
      // One text of each job in turn: a question does not wait for a whole corpus.
      if (entry.next < job.texts.length) queue.push(entry);
    } catch (error) {
      endWithoutMemory(error);
      send({ kind: 'refused', job: job.id, reason: reasonOf(error) });
    }
    await nextTurn();
  }
  working = false;
}

process.on('message', (/** @type {EmbeddingJob} */ job) => {
  queue.push({ job, next: 0 });
  void work();
});

async function start() {
  try {
    const { extract, facts } = await load(JSON.parse(process.argv[2] ?? ''));
    model = extract;
    send({ kind: 'ready', ...facts });
    void work();
  } catch (error) {
    for (const reason of [error, warning]) endWithoutMemory(reason);
    const fault = error instanceof LoadFailure ? error.fault : 'unusable';
    send({
      kind: 'failed',
      fault,
      detail: reasonOf(error instanceof LoadFailure ? error : (warning ?? error)),
    });
  }
}

void start();
