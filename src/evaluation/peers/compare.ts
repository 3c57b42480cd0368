import { listPassages } from '../../core/corpus/passages.ts';
import { detectLanguage, type Language, languages } from '../../core/language.ts';
import type { Examiner } from '../examiner.ts';
import type { KnownQuestion } from '../judge.ts';
import type { Judged } from '../measures.ts';
import { langchainMemory } from './langchain.ts';
import { PeersMissing, peerVersion } from './load.ts';
import { miniSearch } from './minisearch.ts';
import { oramaFullText, oramaHybrid } from './orama.ts';
import type { Peer, PeerHit, PeerPassage } from './peer.ts';
import { sqliteFts } from './sqlite.ts';

const peers: readonly Peer[] = [miniSearch, sqliteFts, oramaFullText, oramaHybrid, langchainMemory];

export interface PeerResults {
  /** With its version and how it is set up. */
  readonly name: string;
  readonly judged: readonly Judged[];
}

/**
 * Asks every peer the same questions of the same passages with the same vectors, each language in an index of its own.
 * @param headings whether titles, dates and captions are passages too
 * @param leftOut ask each question once more with the paragraphs that answer it left out
 * @returns null where the peers are not installed
 */
export async function comparePeers(
  examiner: Examiner,
  questions: readonly KnownQuestion[],
  { headings, leftOut }: { readonly headings: boolean; readonly leftOut: boolean },
): Promise<PeerResults[] | null> {
  const passages = await embeddedPassages(examiner, headings);
  const vectors = (
    await examiner.embedder.embed(
      questions.map(({ question }) => question),
      'query',
    )
  ).map((vector) => Array.from(vector));
  try {
    const results: PeerResults[] = [];
    for (const peer of peers) {
      const search = await openPeer(peer, passages);
      const judged: Judged[] = [];
      for (const [place, known] of questions.entries()) {
        const vector = vectors[place] as number[];
        const right = examiner.rightOf(known);
        judged.push(judgeHits(known, await search(known.question, vector, new Set()), right));
        if (leftOut) {
          const others = await search(known.question, vector, right);
          judged.push(judgeHits({ ...known, gold: [] }, others, right));
        }
      }
      results.push({ name: `${peer.name} ${await peerVersion(peer.package)}, ${peer.setUp}`, judged });
    }
    return results;
  } catch (error) {
    if (error instanceof PeersMissing) return null;
    throw error;
  }
}

interface PassageOfParagraph extends PeerPassage {
  readonly paragraph: number;
  readonly language: Language;
}

async function embeddedPassages(
  { index, embedder }: Examiner,
  headings: boolean,
): Promise<PassageOfParagraph[]> {
  const { places } = index.retriever;
  const passages = listPassages(index.content.reports).filter(
    ({ paragraph }) => headings || places[paragraph]?.paragraph !== 0,
  );
  const vectors = await embedder.embed(
    passages.map(({ text }) => text),
    'passage',
  );
  return passages.map(({ text, paragraph, language }, place) => ({
    text,
    paragraph,
    language,
    vector: Array.from(vectors[place] as Float32Array),
  }));
}

interface ParagraphHit {
  readonly paragraph: number;
  readonly score: number;
}

type ParagraphSearch = (
  question: string,
  vector: readonly number[],
  leftOut: ReadonlySet<number>,
) => Promise<ParagraphHit[]>;

/** A question is asked of the passages in its own language where there are any, else of those that there are. */
async function openPeer(peer: Peer, passages: readonly PassageOfParagraph[]): Promise<ParagraphSearch> {
  const searches = new Map<Language, ParagraphSearch>();
  for (const language of languages) {
    const own = passages.filter((passage) => passage.language === language);
    if (own.length === 0) continue;
    const search = await peer.open(own, language);
    searches.set(language, async (question, vector, leftOut) => {
      const passagesOut = own.flatMap(({ paragraph }, place) => (leftOut.has(paragraph) ? [place] : []));
      return byParagraph(await search(question, vector, new Set(passagesOut)), own);
    });
  }
  return async (question, ...others) => {
    const search = searches.get(detectLanguage(question)) ?? [...searches.values()][0];
    return search ? search(question, ...others) : [];
  };
}

/** A paragraph is found where the best of its passages is. */
function byParagraph(hits: readonly PeerHit[], passages: readonly PassageOfParagraph[]): ParagraphHit[] {
  const best = new Map<number, number>();
  for (const { passage, score } of hits) {
    const { paragraph } = passages[passage] as PassageOfParagraph;
    if (!best.has(paragraph)) best.set(paragraph, score);
  }
  return [...best].map(([paragraph, score]) => ({ paragraph, score }));
}

/** A peer neither declines nor marks a sentence: only its ranks, and its best score, are judged. */
function judgeHits(
  { id, question, groups, cluster, gold }: KnownQuestion,
  hits: readonly ParagraphHit[],
  right: ReadonlySet<number>,
): Judged {
  return {
    id,
    question,
    groups,
    cluster,
    answerable: gold.length > 0,
    answered: false,
    probability: hits[0]?.score ?? 0,
    ranks: hits.flatMap(({ paragraph }, place) =>
      gold.length > 0 && right.has(paragraph) ? [place + 1] : [],
    ),
    right: right.size,
    sentence: false,
    found: '',
  };
}
