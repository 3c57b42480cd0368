import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IsnadError } from '../../../src/core/errors.ts';
import { createEmbedder } from '../../../src/engines/embedding/embedder.ts';
import {
  copyModel,
  dimensions,
  emptyModelDir,
  model,
  modelDir,
  modelFiles,
  readNetwork,
} from './model-folders.ts';

let folder = '';
let remove = async () => {};
beforeEach(async () => {
  ({ folder, remove } = await emptyModelDir());
});
afterEach(() => remove());

type Options = Parameters<typeof createEmbedder>[0];

/** The failure that both ways of asking are met with, at once and later. */
async function failureOf(options: Options): Promise<IsnadError> {
  const embedder = createEmbedder(options);
  const asked = await Promise.all([
    embedder.identity().catch((error) => error),
    embedder.embed(['text'], 'query').catch((error) => error),
  ]);
  const later = await embedder.embed(['text'], 'query').catch((error) => error);
  expect(embedder.down).toBe(true);
  expect(embedder.pid).toBeNull();
  await embedder.close();
  for (const error of [...asked, later]) expect(error).toEqual(asked[0]);
  return later;
}

describe('a model on this machine that does not load', () => {
  it.each(modelFiles)('names %s when it is missing', async (file) => {
    await copyModel(folder, 'broken');
    await rm(path.join(folder, 'broken', file));
    const error = await failureOf({ model: 'broken', modelDir: folder });
    expect(error.code).toBe('MODEL_MISSING');
    expect(error.message).toContain(`'${file}' is missing`);
    expect(error.message).toContain('remove EMBEDDING_MODEL');
  });

  it('says what the runtime found wrong with a damaged ONNX file', async () => {
    const whole = await readNetwork();
    await copyModel(folder, 'broken', whole.subarray(0, whole.length / 2));
    const error = await failureOf({ model: 'broken', modelDir: folder });
    expect(error.code).toBe('MODEL_UNUSABLE');
    expect(error.message).toMatch(/protobuf/i);
    expect(error.message).not.toContain('wasm');
  });

  it('names a tokenizer that is no JSON', async () => {
    await copyModel(folder, 'broken');
    await writeFile(path.join(folder, 'broken/tokenizer.json'), '<html>');
    const error = await failureOf({ model: 'broken', modelDir: folder });
    expect(error).toMatchObject({ code: 'MODEL_UNUSABLE', message: expect.stringContaining('JSON') });
  });

  it('refuses a model that gives no features', async () => {
    const network = await readNetwork();
    for (
      let at = network.indexOf('last_hidden_state');
      at >= 0;
      at = network.indexOf('last_hidden_state', at + 1)
    ) {
      network.write('logits_of_a_class', at, 'latin1');
    }
    await copyModel(folder, 'classifier', network);
    const error = await failureOf({ model: 'classifier', modelDir: folder });
    expect(error.code).toBe('MODEL_UNUSABLE');
    expect(error.message).toContain('not a feature-extraction model (it gives logits_of_a_class)');
  });

  it('refuses a name that leaves the folder, and starts no process for it', async () => {
    expect(await failureOf({ model: '../isnad-small', modelDir: folder })).toMatchObject({
      code: 'SETTING_INVALID',
    });
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a model of the hub', () => {
  const id = 'owner/small';
  let server: Server;
  let hub = '';
  /** An address that nobody listens at. */
  let closedHub = '';
  /** Answers in place of the model's files. */
  let intercept: ((file: string) => { status: number; body: string } | 'silence' | undefined) | null = null;

  beforeAll(async () => {
    const brief = createServer();
    closedHub = await listen(brief);
    await new Promise((resolve) => brief.close(resolve));
    server = createServer(async (request, response) => {
      const file = request.url?.replace(`/${id}/resolve/main/`, '') ?? '';
      const special = intercept?.(file);
      if (special === 'silence') return;
      const known = modelFiles.includes(file);
      const { status, body } = special ?? {
        status: known ? 200 : 404,
        body: known ? await readFile(path.join(modelDir, model, file)) : 'not here',
      };
      response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body);
    });
    hub = await listen(server);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => {
    intercept = null;
  });

  const bothWaysOut = (error: IsnadError) => {
    expect(error.code).toBe('MODEL_UNREACHABLE');
    expect(error.message).toContain('remove EMBEDDING_MODEL');
    expect(error.message).toContain(`put the model's files into '${folder}/${id}'`);
  };

  it('is fetched once, kept, and loaded without the hub from then on', async () => {
    const bundled = createEmbedder({ model, modelDir });
    const { fingerprint } = await bundled.identity();
    const expected = await bundled.embed(['نص'], 'query').finally(() => bundled.close());

    const fetched = createEmbedder({ model: id, modelDir: folder, hub });
    expect(await fetched.identity()).toMatchObject({ id, fingerprint, dimensions });
    expect(await fetched.embed(['نص'], 'query').finally(() => fetched.close())).toEqual(expected);
    for (const file of modelFiles) expect(existsSync(path.join(folder, '.cache', id, file))).toBe(true);

    const offline = createEmbedder({ model: id, modelDir: folder, hub: closedHub });
    expect(await offline.identity()).toMatchObject({ id, fingerprint });
    await offline.close();
  });

  it('names both ways out where the hub has no such file', async () => {
    intercept = (file) => (file.endsWith('.onnx') ? { status: 404, body: 'no' } : undefined);
    const error = await failureOf({ model: id, modelDir: folder, hub });
    bothWaysOut(error);
    expect(error.message).toContain('onnx/model_quantized.onnx');
  });

  it('names both ways out where the hub refuses the connection', async () => {
    const error = await failureOf({ model: id, modelDir: folder, hub: closedHub });
    bothWaysOut(error);
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('names both ways out where the hub has no address', async () => {
    bothWaysOut(await failureOf({ model: id, modelDir: folder, hub: 'https://hub.invalid/' }));
  });

  it('names both ways out where the hub falls silent', async () => {
    intercept = () => 'silence';
    const error = await failureOf({ model: id, modelDir: folder, hub, loadTimeoutMs: 3000 });
    bothWaysOut(error);
    expect(error.message).toContain('no sign of life for 3 s');
  });

  it('says what to delete when what was fetched is of no use', async () => {
    intercept = (file) => (file.endsWith('.onnx') ? { status: 200, body: 'a page to log in' } : undefined);
    const error = await failureOf({ model: id, modelDir: folder, hub });
    expect(error.code).toBe('MODEL_UNUSABLE');
    expect(error.message).toContain(`delete '${folder}/.cache/${id}'`);
  });
});
