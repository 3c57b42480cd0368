import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { reindex } from '../../src/assistant.ts';
import { receiveCrowd } from '../../src/benchmark/crowd.ts';
import { loadConfig } from '../../src/config.ts';
import { jsonLines, root, temporaryFolder } from '../scripts/command.ts';

it('answers 200 questions that 50 people ask within a second while the index is rebuilt, each once', async () => {
  const config = loadConfig({ INDEX_DIR: await temporaryFolder() }, root);
  await reindex(config);
  const labelled = jsonLines(await readFile(path.join(config.corpusDir, 'questions.jsonl'), 'utf8'));
  const questions = labelled.slice(0, 200).map(({ question }) => String(question));
  const { receptions } = await receiveCrowd(config, { people: 50, questions, withinMs: 1_000 }, 'crowd');
  expect(receptions).toHaveLength(200);
  const counts = receptions.map(({ acknowledgements, answers }) => ({ acknowledgements, answers }));
  expect(counts).toEqual(questions.map(() => ({ acknowledgements: 1, answers: 1 })));
}, 120_000);
