import path from 'node:path';
import type { BagShape } from '../text/bag.ts';
import { specialTokens } from '../text/word-pieces.ts';
import { writeWhole } from '../write-file.ts';
import { networkOf } from './network.ts';
import { onnxFile } from './onnx.ts';
import { pack } from './quantize.ts';
import { tokenizerFile } from './tokenizer-file.ts';

/** All that a finished model is. */
export interface FinishedModel {
  readonly tokens: readonly string[];
  /** What the rounded rows are rounded from, and the levels. */
  readonly table: Float32Array;
  readonly levels: Float32Array;
  readonly dimensions: number;
  readonly shape: BagShape;
}

/** Tokens that are read of a text; what comes after them is cut off. */
export const longestText = 512;

/** The files that `pipeline('feature-extraction', …, { quantized: true })` loads, by their paths. */
export function modelFiles({
  tokens,
  table,
  levels,
  dimensions,
  shape,
}: FinishedModel): Map<string, string | Uint8Array> {
  const json = (content: object) => `${JSON.stringify(content)}\n`;
  return new Map<string, string | Uint8Array>([
    [
      'config.json',
      json({
        model_type: 'bert',
        architectures: ['BertModel'],
        hidden_size: dimensions,
        vocab_size: tokens.length,
        max_position_embeddings: longestText,
        pad_token_id: 0,
      }),
    ],
    ['tokenizer.json', json(tokenizerFile(tokens))],
    [
      'tokenizer_config.json',
      json({
        tokenizer_class: 'PreTrainedTokenizer',
        pad_token: specialTokens[0],
        unk_token: specialTokens[1],
        cls_token: specialTokens[2],
        model_max_length: longestText,
      }),
    ],
    ['onnx/model_quantized.onnx', onnxFile(networkOf(pack(table, dimensions, levels), dimensions, shape))],
  ]);
}

/** Writes files into a folder, each whole or not at all; others that are there stay. */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, content] of files) await writeWhole(path.join(folder, name), content);
}
