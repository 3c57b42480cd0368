import { statSync } from 'node:fs';
import path from 'node:path';
import type { TextRole } from '../../core/embedder.ts';
import { IsnadError } from '../../core/errors.ts';
import type { ModelSource } from './protocol.ts';

/** A name, or an owner and a name, as the hub has them; no part begins with a dot, so none can be '..'. */
const modelId = /^\w[\w.-]*(?:\/\w[\w.-]*)?$/;

/** What a family of models was trained to find before a text, by the model's name. The first that fits counts. */
const prefixFamilies: readonly { readonly name: RegExp; readonly prefixes: Record<TextRole, string> }[] = [
  {
    name: /(?:^|[-_])e5[-_].*instruct/i,
    prefixes: {
      query: 'Instruct: Given a question, retrieve passages that answer it\nQuery: ',
      passage: '',
    },
  },
  { name: /(?:^|[-_])e5(?:[-_]|$)/i, prefixes: { query: 'query: ', passage: 'passage: ' } },
];

/** What must stand before a text of each role for this model: nothing, for most. */
export function prefixesOf(model: string): Record<TextRole, string> {
  const name = path.basename(model);
  return prefixFamilies.find((family) => family.name.test(name))?.prefixes ?? { query: '', passage: '' };
}

const isFolder = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Finds a model: a folder below `modelDir`, an absolute path of a folder, or else an id to be fetched from `hub`.
 * @throws IsnadError SETTING_INVALID when it is none of them, above all when it would leave `modelDir`
 */
export function locateModel(model: string, modelDir: string, hub: string): ModelSource {
  const cacheDir = path.join(modelDir, '.cache');
  if (path.isAbsolute(model) && isFolder(model)) {
    return { name: path.basename(model), root: path.dirname(model), hub: null, cacheDir };
  }
  if (!modelId.test(model)) {
    throw new IsnadError(
      'SETTING_INVALID',
      'EMBEDDING_MODEL',
      `a folder below '${modelDir}', an id of the hub (owner/name) or the absolute path of a folder that exists`,
      model,
    );
  }
  return { name: model, root: modelDir, hub: isFolder(path.join(modelDir, model)) ? null : hub, cacheDir };
}
