import type { Corpus, ParallelSentence, Passage } from './corpus.ts';
import {
  arabicQuestion,
  englishQuestion,
  pseudoEnglish,
  type QuestionMaker,
  someWords,
} from './made-questions.ts';
import type { Words } from './word-table.ts';

/** A query, a passage that answers it, and what tells which other passages may answer it too. */
export interface Example {
  readonly query: Words;
  readonly passage: Words;
  /** Wrong for this query are the passages that hold none of these sentences. */
  readonly asked: readonly number[];
  readonly sentences: readonly number[];
}

type Random = () => number;

/** A kind of examples. A batch is of one kind, so that no passage is told from another by its kind. */
export interface Source {
  readonly name: string;
  readonly weight: number;
  draw(count: number, random: Random): Example[];
}

const below = (limit: number, random: Random): number => Math.floor(random() * limit);

/** `count` numbers below `limit`, in runs: neighbours come from one text, and so are hard to tell apart. */
function runs(count: number, limit: number, run: number, random: Random): number[] {
  return Array.from({ length: Math.ceil(count / run) }, () => below(limit, random))
    .flatMap((first) => Array.from({ length: run }, (_, step) => (first + step) % limit))
    .slice(0, count);
}

const keysOf = ({ sentences }: Passage): number[] => sentences.map(({ key }) => key);

export function sourcesOf(
  corpus: Corpus,
  maker: QuestionMaker,
  weights: Readonly<Record<string, number>>,
): Source[] {
  const { passages, questions, titles, parallel, dictionary, names } = corpus;
  const whole = (query: Words, number: number): Example => {
    const passage = passages[number] as Passage;
    const keys = keysOf(passage);
    return { query, passage: passage.words, asked: keys, sentences: keys };
  };
  const askable = passages.map(({ sentences }) => sentences.filter(({ words }) => words.length >= 4));
  const answering = passages.flatMap((_, number) => ((askable[number] ?? []).length > 0 ? [number] : []));
  /** A passage with one of its sentences, and at times without that sentence, so that meaning has to do. */
  const sentenceOf = (number: number, random: Random, make: (words: Words) => Words): Example => {
    const passage = passages[number] as Passage;
    const choices = askable[number] ?? [];
    const sentence = choices[below(choices.length, random)] as (typeof choices)[number];
    const without = random() < 0.1 && choices.length > 2;
    const words = without
      ? passage.sentences.filter(({ key }) => key !== sentence.key).flatMap((each) => each.words)
      : passage.words;
    return {
      query: make(sentence.words),
      passage: words,
      asked: without ? keysOf(passage) : [sentence.key],
      sentences: keysOf(passage),
    };
  };
  const documents = parallel.filter((sentences) => sentences.length > 0);
  const total = documents.reduce((sum, sentences) => sum + sentences.length, 0);
  const firstOf: number[] = [];
  documents.reduce((sum, sentences) => {
    firstOf.push(sum);
    return sum + sentences.length;
  }, 0);
  const place = (number: number): [document: number, sentence: number] => {
    let document = documents.length - 1;
    while ((firstOf[document] as number) > number) document--;
    return [document, number - (firstOf[document] as number)];
  };
  const sentenceAt = (number: number): ParallelSentence => {
    const [document, sentence] = place(number);
    return documents[document]?.[sentence] as ParallelSentence;
  };
  const window = (number: number, random: Random, ask: (sentence: ParallelSentence) => Words): Example => {
    const [document, sentence] = place(number);
    const sentences = documents[document] as readonly ParallelSentence[];
    const size = 1 + below(5, random);
    const from = Math.max(0, sentence - below(size, random));
    const held = sentences.slice(from, from + size);
    const first = (firstOf[document] as number) + from;
    return {
      query: ask(sentences[sentence] as ParallelSentence),
      passage: held.flatMap(({ arabic }) => arabic),
      asked: [number],
      sentences: held.map((_, step) => first + step),
    };
  };
  const entry = (entries: readonly ParallelSentence[], number: number): Example => {
    const { english, arabic } = entries[number] as ParallelSentence;
    return {
      query: english,
      passage: arabic,
      asked: [-1 - (english[0] ?? 0)],
      sentences: [-1 - (english[0] ?? 0)],
    };
  };
  const all: Omit<Source, 'weight'>[] = [
    {
      name: 'questions',
      draw: (count, random) =>
        runs(count, questions.length, 4, random).map((number) =>
          whole(...(questions[number] as [Words, number])),
        ),
    },
    {
      name: 'english-questions',
      draw: (count, random) =>
        runs(count, questions.length, 4, random).map((number) => {
          const [question, passage] = questions[number] as [Words, number];
          return whole(pseudoEnglish(question, maker, random), passage);
        }),
    },
    {
      name: 'titles',
      draw: (count, random) =>
        runs(count, titles.length, 1, random).map((number) => whole(...(titles[number] as [Words, number]))),
    },
    {
      name: 'made',
      draw: (count, random) =>
        runs(count, answering.length, 4, random).map((number) =>
          sentenceOf(answering[number] as number, random, (words) => arabicQuestion(words, maker, random)),
        ),
    },
    {
      name: 'english-made',
      draw: (count, random) =>
        runs(count, answering.length, 4, random).map((number) =>
          sentenceOf(answering[number] as number, random, (words) =>
            pseudoEnglish(someWords(words, maker.rarity, random), maker, random),
          ),
        ),
    },
    {
      name: 'parallel',
      draw: (count, random) =>
        runs(count, total, 4, random).map((number) => {
          const { english, arabic } = sentenceAt(number);
          return { query: english, passage: arabic, asked: [number], sentences: [number] };
        }),
    },
    {
      name: 'windows',
      draw: (count, random) =>
        runs(count, total, 4, random).map((number) =>
          window(number, random, ({ english }) => englishQuestion(english, maker, random)),
        ),
    },
    {
      name: 'arabic-windows',
      draw: (count, random) =>
        runs(count, total, 4, random).map((number) =>
          window(number, random, ({ arabic }) => arabicQuestion(arabic, maker, random)),
        ),
    },
    {
      name: 'dictionary',
      draw: (count, random) =>
        runs(count, dictionary.length, 1, random).map((number) => entry(dictionary, number)),
    },
    {
      name: 'names',
      draw: (count, random) => runs(count, names.length, 1, random).map((number) => entry(names, number)),
    },
  ];
  return all.flatMap((source) => {
    const weight = weights[source.name] ?? 0;
    return weight > 0 ? [{ ...source, weight }] : [];
  });
}
