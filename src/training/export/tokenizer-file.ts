import { normalizerSteps } from '../text/normalizer.ts';
import { classId, continuing, longestWord, specialTokens, unknownId } from '../text/word-pieces.ts';

/** The content of `tokenizer.json`. */
export function tokenizerFile(tokens: readonly string[]): object {
  const start = { SpecialToken: { id: specialTokens[classId], type_id: 0 } };
  const text = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'Sequence', normalizers: normalizerSteps },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [start, text('A', 0)],
      pair: [start, text('A', 0), text('B', 1)],
      special_tokens: {
        [specialTokens[classId]]: {
          id: specialTokens[classId],
          ids: [classId],
          tokens: [specialTokens[classId]],
        },
      },
    },
    decoder: { type: 'WordPiece', prefix: continuing, cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: specialTokens[unknownId],
      continuing_subword_prefix: continuing,
      max_input_chars_per_word: longestWord,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  };
}
