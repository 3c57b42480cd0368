// The model as its package gives it, with nothing of the program around it: the floor of every embedding.
import { env, pipeline } from '@xenova/transformers';

/**
 * @param {string} modelDir
 * @param {string} model a folder below it
 * @returns {Promise<(text: string) => Promise<Float32Array>>}
 */
export async function loadBareModel(modelDir, model) {
  env.localModelPath = modelDir;
  env.allowRemoteModels = false;
  const extract = await pipeline('feature-extraction', model, { quantized: true });
  return async (text) => {
    const { data } = await extract(text, { pooling: 'mean', normalize: true });
    return /** @type {Float32Array} */ (data);
  };
}
