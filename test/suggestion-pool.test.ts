import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingOrder } from '../src/core/suggesting/candidates.ts';
import { createEmbedder } from '../src/engines/embedding/embedder.ts';
import { type LiveIndex, openLiveIndex } from '../src/live-index.ts';
import { type FindByMeaning, poolBounds, SuggestionPool } from '../src/suggestion-pool.ts';
import { configFor } from './assistant/report-files.ts';
import { model, modelDir } from './engines/embedding/model-folders.ts';
import { root, temporaryFolder } from './scripts/command.ts';

const embedder = createEmbedder({ model, modelDir });
let live: LiveIndex;
beforeAll(async () => {
  const config = configFor(
    path.join(await temporaryFolder(afterAll), 'index'),
    path.join(root, 'training', 'reports'),
  );
  live = await openLiveIndex(config, embedder);
});
afterAll(async () => {
  live.close();
  await embedder.close();
});

/** A search by meaning that counts what it is asked. */
function counted(search: FindByMeaning = async () => null) {
  const asked: string[] = [];
  return {
    asked,
    find: (question: string) => {
      asked.push(question);
      return search(question);
    },
  };
}

const everywhere = () => readingOrder(live.current.retriever.places, () => true, 10_000);

describe('SuggestionPool', () => {
  it('reads, tries and keeps no more than its bounds, however much there is', async () => {
    const bounds = { ...poolBounds, paragraphs: 30, tried: 40, questions: 12, topics: 9, termQuestions: 5 };
    const [few, many] = [counted(), counted()];
    const pool = new SuggestionPool(live.current, everywhere(), few.find, bounds);
    await pool.make();
    expect(pool.questions).toHaveLength(bounds.questions);
    expect(few.asked.length).toBeLessThanOrEqual(bounds.tried);
    expect(pool.topics).toHaveLength(bounds.topics);
    const read = new Set(everywhere().slice(0, bounds.paragraphs));
    const { places } = live.current.retriever;
    const { reports } = live.current.content;
    for (const { suggested } of pool.questions.filter(
      ({ flat }) => !/^(?:ماذا (?:عن|يقول)|what (?:is said|does the report))/.test(flat),
    )) {
      const place = places.findIndex(
        ({ report, paragraph }) =>
          reports[report]?.slug === suggested.document && paragraph === suggested.paragraph,
      );
      expect(read.has(place)).toBe(true);
    }

    const strict = new SuggestionPool(live.current, everywhere(), many.find, {
      ...bounds,
      tried: 7,
      questions: 500,
    });
    await strict.make();
    expect(many.asked).toHaveLength(7);
  });

  it('makes its suggestions once, for all who ask', async () => {
    const { asked, find } = counted();
    const pool = new SuggestionPool(live.current, everywhere().slice(0, 10), find, {
      ...poolBounds,
      tried: 20,
    });
    await Promise.all([pool.make(), pool.make()]);
    await pool.make();
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(5);
  });

  it('stops when it is told to', async () => {
    const { asked, find } = counted();
    const pool = new SuggestionPool(live.current, everywhere(), (question) => {
      if (asked.length === 3) pool.stop();
      return find(question);
    });
    await pool.make();
    expect(asked).toHaveLength(4);
  });

  it('passes a failure on, and begins anew at the next call', async () => {
    const { asked, find } = counted();
    let failing = true;
    const pool = new SuggestionPool(live.current, everywhere().slice(0, 10), (question) =>
      failing ? Promise.reject(new Error('no answer from the model')) : find(question),
    );
    await expect(pool.make()).rejects.toThrow('no answer from the model');
    failing = false;
    await pool.make();
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(pool.questions.map(({ flat }) => flat)).size).toBe(pool.questions.length);
  });
});
