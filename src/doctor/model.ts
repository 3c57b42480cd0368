import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { ModelIdentity } from '../core/embedder.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { locateModel } from '../engines/embedding/model-source.ts';
import { type Found, fine, notTried } from './finding.ts';

/** What the model turned out to be; without an identity where loading it would have fetched it. */
export interface ModelFound extends Found {
  readonly identity: ModelIdentity | null;
}

/**
 * Loads the model, unless that would fetch it: a diagnosis downloads nothing.
 * @throws IsnadError MODEL_MISSING, MODEL_UNUSABLE or SETTING_INVALID
 */
export async function checkModel(config: Config): Promise<ModelFound> {
  const { embeddingModel: model, modelDir, modelEnvironment: environment } = config;
  const { hub, cacheDir } = locateModel(model, modelDir, 'the hub');
  if (hub !== null && !existsSync(path.join(cacheDir, model, 'onnx')))
    return { ...notTried(`'${model}' is fetched from the hub by the first start`), identity: null };
  const embedder = createEmbedder({ model, modelDir, environment });
  try {
    const identity = await embedder.identity();
    return { ...fine(`'${model}' loads; ${identity.dimensions} dimensions`), identity };
  } finally {
    await embedder.close();
  }
}
