import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const modelDir = fileURLToPath(new URL('../../../models', import.meta.url));
export const model = 'isnad-small';
/** Numbers of its vectors. */
export const dimensions = 1536;

const small = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const network = 'onnx/model_quantized.onnx';
export const modelFiles = [...small, network];

/** An empty folder for models, and what removes it. */
export async function emptyModelDir(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-models-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Puts the bundled model into `folder` as `name`, with what `network` says in the place of its ONNX file. */
export async function copyModel(folder: string, name: string, onnx?: Buffer): Promise<void> {
  const from = path.join(modelDir, model);
  const to = path.join(folder, name);
  await mkdir(path.join(to, 'onnx'), { recursive: true });
  for (const file of small) await cp(path.join(from, file), path.join(to, file));
  if (onnx) await writeFile(path.join(to, network), onnx);
  else await symlink(path.join(from, network), path.join(to, network));
}

export const readNetwork = (): Promise<Buffer> => readFile(path.join(modelDir, model, network));
