import type { Config } from '../config.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { bootstrapMean, type MeanInterval } from './bootstrap.ts';
import { readSquad, type Squad } from './squad.ts';

/** What a model finds without any help by words. */
export interface DenseMeasures {
  readonly questions: number;
  readonly paragraphs: number;
  readonly recallAt1: MeanInterval;
  readonly recallAt3: MeanInterval;
  /** MRR@10. */
  readonly reciprocalRank: MeanInterval;
}

/**
 * Ranks the paragraphs of a SQuAD file for each question by the cosine of their vectors, exactly.
 * @param questions a file with the same ids whose questions are asked instead, or null
 */
export async function evaluateDense(
  config: Config,
  file: string,
  questions: string | null,
): Promise<DenseMeasures> {
  const squad = await readSquad(file);
  const asked = questions === null ? squad : await readSquad(questions);
  const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  try {
    const paragraphs = squad.data.flatMap((article) => article.paragraphs);
    const vectors = await embedder.embed(
      paragraphs.map(({ context }) => context),
      'passage',
    );
    const wording = new Map(questionsOf(asked).map(({ id, question }) => [id, question]));
    const ranks: number[][] = [];
    for (const article of squad.data) {
      const own = article.paragraphs.flatMap((paragraph) =>
        paragraph.qas.flatMap(({ id }) => {
          const question = wording.get(id);
          return question === undefined ? [] : [{ question, right: paragraphs.indexOf(paragraph) }];
        }),
      );
      const queries = await embedder.embed(
        own.map(({ question }) => question),
        'query',
      );
      ranks.push(own.map(({ right }, place) => rankOf(queries[place] as Float32Array, vectors, right)));
    }
    const over = (value: (rank: number) => number) => bootstrapMean(ranks.map((each) => each.map(value)));
    return {
      questions: ranks.flat().length,
      paragraphs: paragraphs.length,
      recallAt1: over((rank) => (rank === 1 ? 1 : 0)),
      recallAt3: over((rank) => (rank <= 3 ? 1 : 0)),
      reciprocalRank: over((rank) => (rank <= 10 ? 1 / rank : 0)),
    };
  } finally {
    await embedder.close();
  }
}

const questionsOf = ({ data }: Squad) =>
  data.flatMap(({ paragraphs }) => paragraphs.flatMap(({ qas }) => qas));

function rankOf(query: Float32Array, passages: readonly Float32Array[], right: number): number {
  const scores = passages.map((passage) =>
    passage.reduce((sum, value, place) => sum + value * (query[place] as number), 0),
  );
  return 1 + scores.filter((score) => score > (scores[right] as number)).length;
}

/** A table of the measures, with the model's name. */
export function denseTable(model: string, measures: DenseMeasures): string {
  const { questions, paragraphs, recallAt1, recallAt3, reciprocalRank } = measures;
  const cell = ({ mean, low, high }: MeanInterval) =>
    `${mean.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
  return `${model} alone, ${questions} questions over ${paragraphs} paragraphs; in brackets 95 % of 2,000 bootstrap samples of articles

| recall@1 | recall@3 | MRR@10 |
| ---: | ---: | ---: |
| ${cell(recallAt1)} | ${cell(recallAt3)} | ${cell(reciprocalRank)} |`;
}
