import { openAssistant } from '../assistant.ts';
import type { Config } from '../config.ts';
import { analyzeQuestion } from '../core/answering/question.ts';
import type { Language } from '../core/language.ts';
import { Bm25 } from '../core/retrieval/bm25.ts';
import { weightedTerms } from '../core/retrieval/lexical-index.ts';
import { readIndexContent } from '../engines/index-content.ts';
import { openStore } from '../engines/index-store/store.ts';
import { type Comparison, compare } from './comparison.ts';

/** Neighbours that the program asks the graph for. */
const neighbours = 40;

/** Rounds before the first that counts, in which code is compiled and caches fill. */
const warmUp = 30;

/**
 * A question asked of the whole assistant, against one embedding, one search of the graph and one BM25 scoring, each
 * called bare.
 * @param language of the questions, and so of the words that BM25 scores
 * @param embed the bare model
 */
export async function compareQuestions(
  config: Config,
  questions: readonly string[],
  language: Language,
  embed: (text: string) => Promise<Float32Array>,
): Promise<Comparison> {
  const assistant = await openAssistant(config);
  try {
    const content = await openStore(config.indexDir).open(readIndexContent);
    const lexical = content?.lexical.find((index) => index.language === language);
    if (!content || !lexical) throw new Error(`There is no index in '${config.indexDir}'.`);
    const bm25 = new Bm25(lexical.terms);
    const prepared = questions.map((question) => {
      const { terms, emphasis } = analyzeQuestion(question);
      return { question, terms: weightedTerms(terms, emphasis) };
    });
    const asked = (round: number) => prepared[round % prepared.length] as (typeof prepared)[number];
    return await compare(
      (round) => assistant.ask(asked(round).question),
      async (round) => {
        const { question, terms } = asked(round);
        content.vectors.search(await embed(question), neighbours);
        bm25.score(terms, new Float32Array(lexical.terms.size));
      },
      questions.length,
      warmUp,
    );
  } finally {
    await assistant.close();
  }
}
