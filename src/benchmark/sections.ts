import { aimsSection } from './aims.ts';
import type { CorpusResults, Results } from './benchmarks.ts';
import { quantile, ratioOf } from './comparison.ts';
import type { Section } from './page.ts';
import { shown } from './page.ts';
import type { Plot } from './plot.ts';

const mebibytes = (bytes: number): string => shown(bytes / 2 ** 20);

/** What was measured, as sections of the page. */
export function sectionsOf(results: Results): Section[] {
  const { corpora, labelled } = results;
  return [
    aimsSection(results),
    {
      title: 'A warm question',
      explanation: `A question asked of the assistant in this process, from the text to its cited excerpts, against embedding it as transformers.js does, one search of the vectors and one BM25 scoring, called bare. All ${labelled} labelled questions, of the repository's corpus and of Arabic ones made from shuffled sentences of reports, which English questions reach through the lexicon. The program pools the model's output itself, which is why it can be faster than this floor.`,
      ours: 'question',
      floor: 'bare',
      picture: 'benchmark-question.svg',
      rows: corpora.flatMap(({ what, questions }) => [
        { what: `${what}, in Arabic`, comparison: questions.ar },
        { what: `${what}, in English`, comparison: questions.en },
      ]),
    },
    {
      title: 'A question beside other libraries',
      explanation:
        results.peers.length > 0
          ? 'The same Arabic question through the whole assistant, and one search of another library over the same passages with the same vectors. MiniSearch and SQLite search words alone; for Orama and LangChain.js the question is embedded as transformers.js does. None of them chooses a sentence, cites or declines. A ratio below 1 says that the assistant is faster.'
          : 'Not measured: the peers are not installed (`npm ci --prefix peers`).',
      ours: 'assistant',
      floor: 'library',
      rows: results.peers,
    },
    {
      title: 'Many questions at once',
      explanation:
        'Asked of one assistant, so many at a time. The delay is how late the event loop of the process that answers comes to its timers, which is what heartbeats and first responses on Discord wait for; where it says so, further processes rebuild the index in full meanwhile, over and over.',
      head: ['', 'at a time', 'answers/s', 'median, ms', '99 % within, ms', 'event loop, 99 %, ms'],
      lines: results.throughputs.map(({ what, concurrent, rate, times, loopDelay }) => [
        what,
        String(concurrent),
        shown(rate),
        shown(quantile(times, 0.5)),
        shown(quantile(times, 0.99)),
        shown(loopDelay),
      ]),
    },
    {
      title: 'A suggestion',
      explanation:
        'Completing the first letters of the labelled questions, one to fifteen, once the suggestions are made, against answering the whole question.',
      ours: 'suggestions',
      floor: 'answer',
      rows: results.suggestions,
    },
    {
      title: 'A cold start',
      explanation:
        'A process of `scripts/ask.ts`, as `npm run build` made it, from its start to its end, with an index that is up to date, against one that imports transformers.js and hnswlib as they are installed, loads the same model and embeds the question.',
      ours: 'first answer',
      floor: 'bare',
      rows: [{ what: "the repository's corpus", comparison: results.starts }],
    },
    {
      title: 'Where a cold start goes',
      explanation: 'What a first answer does, one after the other.',
      waits: results.startParts,
    },
    {
      title: 'A full reindexing',
      explanation:
        'Reading, embedding, building, verifying and switching, against embedding the same passages bare, as transformers.js does.',
      ours: 'reindexing',
      floor: 'bare',
      picture: 'benchmark-reindexing.svg',
      rows: corpora.map(({ what, full }) => ({ what, comparison: full })),
    },
    {
      title: 'A reindexing after a change',
      explanation: 'Of one paragraph, or of one in a hundred, against a full one of the same corpus.',
      ours: 'change',
      floor: 'full',
      rows: corpora.flatMap(({ what, oneChange, hundredth }) => [
        ...(oneChange ? [{ what: `${what}, one paragraph`, comparison: oneChange }] : []),
        ...(hundredth ? [{ what: `${what}, 1 %`, comparison: hundredth }] : []),
      ]),
    },
    {
      title: 'Memory and disk',
      explanation:
        'A process that has opened the index and answered a question, beside the vectors and texts themselves. Some hundred MiB are the program and its word lists, whatever the corpus. The model is in a process of its own, which does not grow with the corpus.',
      head: ['', 'passages', 'vectors and text, MiB', 'process, MiB', 'ratio', 'index on disk, MiB'],
      lines: corpora.map(({ memory: { what, passages, raw, resident, disk } }) => [
        what,
        String(passages),
        mebibytes(raw),
        mebibytes(resident),
        shown(resident / raw),
        mebibytes(disk),
      ]),
    },
    {
      title: 'Recall of the vector index',
      explanation:
        'How many of the ten vectors nearest to a labelled question the graph finds, exact search being right. Another vector of the same likeness counts as the same.',
      head: ['', 'vectors', 'questions', 'recall@10'],
      lines: corpora.map(({ recall: { what, vectors, questions, recall } }) => [
        what,
        String(vectors),
        String(questions),
        recall.toFixed(4),
      ]),
    },
    results.crowd,
  ];
}

/** The pictures of the page, by the names of their files. */
export function plotsOf({ corpora }: Results): Record<string, Plot> {
  const line = (name: string, value: (of: CorpusResults) => number | null) => ({
    name,
    points: corpora.flatMap((of) => {
      const y = value(of);
      return y === null ? [] : [{ x: of.paragraphs, y }];
    }),
  });
  return {
    'benchmark-question.svg': {
      title: 'A warm question by the size of the corpus',
      x: 'paragraphs',
      y: 'milliseconds, median',
      series: [
        line('Arabic', ({ questions }) => ratioOf(questions.ar).ours),
        line('English', ({ questions }) => ratioOf(questions.en).ours),
        line('bare', ({ questions }) => ratioOf(questions.ar).floor),
      ],
    },
    'benchmark-reindexing.svg': {
      title: 'A reindexing by the size of the corpus',
      x: 'paragraphs',
      y: 'milliseconds, median',
      series: [
        line('full', ({ full }) => ratioOf(full).ours),
        line('bare embedding', ({ full }) => ratioOf(full).floor),
        line('1 % changed', ({ hundredth }) => hundredth && ratioOf(hundredth).ours),
        line('one changed', ({ oneChange }) => oneChange && ratioOf(oneChange).ours),
      ],
    },
  };
}
