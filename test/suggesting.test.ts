import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingOrder } from '../src/core/suggesting/candidates.ts';
import { createEmbedder } from '../src/engines/embedding/embedder.ts';
import { type LiveIndex, openLiveIndex } from '../src/live-index.ts';
import { Suggestions } from '../src/suggesting.ts';
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
    const pool = new SuggestionPool(live.current, live.current, everywhere(), few.find, bounds);
    await pool.make();
    expect(pool.questions).toHaveLength(bounds.questions);
    expect(few.asked.length).toBeLessThanOrEqual(bounds.tried);
    expect(pool.topics).toHaveLength(bounds.topics);

    const first = new SuggestionPool(live.current, live.current, everywhere(), async () => null, {
      ...poolBounds,
      paragraphs: 2,
    });
    await first.make();
    const { places } = live.current.retriever;
    const read = everywhere()
      .slice(0, 2)
      .map((number) => live.current.content.reports[places[number]?.report ?? -1]?.slug);
    expect(first.questions.length).toBeGreaterThan(0);
    for (const { suggested } of first.questions.filter(({ flat }) => /^(?:متي|اين|من)/u.test(flat)))
      expect(read).toContain(suggested.document);

    const strict = new SuggestionPool(live.current, live.current, everywhere(), many.find, {
      ...bounds,
      tried: 7,
      questions: 500,
    });
    await strict.make();
    expect(many.asked).toHaveLength(7);
  });

  it('makes its suggestions once, for all who ask', async () => {
    const { asked, find } = counted();
    const pool = new SuggestionPool(live.current, live.current, everywhere().slice(0, 10), find, {
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
    const pool = new SuggestionPool(live.current, live.current, everywhere(), (question) => {
      if (asked.length === 3) pool.stop();
      return find(question);
    });
    await pool.make();
    expect(asked).toHaveLength(4);
  });

  it('passes a failure on, and begins anew at the next call', async () => {
    const { asked, find } = counted();
    let failing = true;
    const pool = new SuggestionPool(live.current, live.current, everywhere().slice(0, 10), (question) =>
      failing ? Promise.reject(new Error('no answer from the model')) : find(question),
    );
    await expect(pool.make()).rejects.toThrow('no answer from the model');
    failing = false;
    await pool.make();
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(pool.questions.map(({ flat }) => flat)).size).toBe(pool.questions.length);
  });
});

describe('Suggestions', () => {
  it('tells the next who asks of a failure for which nobody waited', async () => {
    const { asked, find } = counted();
    let fail = (): void => {};
    const suggestions = new Suggestions(live.current, live.current, (question) => {
      find(question);
      return asked.length > 1
        ? Promise.resolve(null)
        : new Promise((_, reject) => {
            fail = () => reject(new Error('no answer from the model'));
          });
    });
    expect(await suggestions.questions('')).toEqual([]);
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(1);
    fail();
    await new Promise(setImmediate);
    await expect(suggestions.questions('')).rejects.toThrow('no answer from the model');
    await suggestions.prepare();
    expect(await suggestions.questions('')).not.toEqual([]);
  });

  it("keeps a few reports' own suggestions, and makes those of others anew", async () => {
    const { asked, find } = counted();
    const suggestions = new Suggestions(live.current, live.current, find);
    const slugs = live.current.content.reports.map(({ slug }) => slug).slice(0, 5);
    for (const slug of slugs) await suggestions.prepare(slug);
    const made = asked.length;
    await suggestions.prepare(slugs[4]);
    expect(asked).toHaveLength(made);
    await suggestions.prepare(slugs[0]);
    expect(asked.length).toBeGreaterThan(made);
  });
});
