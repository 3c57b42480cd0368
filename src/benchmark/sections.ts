import { aimsSection } from './aims.ts';
import type { Figures, NamedRatio, NamedSpread, PartName } from './figures.ts';
import type { Kept, KeptPart } from './kept-parts.ts';
import { crowdSize } from './measured-crowd.ts';
import type { Section } from './page.ts';
import { shown } from './page.ts';
import type { Plot } from './plot.ts';

const mebibytes = (bytes: number): string => shown(bytes / 2 ** 20);

/** What was measured, as sections of the page. */
export function sectionsOf(kept: Kept): Section[] {
  return [
    aimsSection(kept),
    {
      title: 'A warm question',
      explanation:
        "A question asked of the assistant in this process, from the text to its cited excerpts, against embedding it as transformers.js does, one search of the vectors and one BM25 scoring, called bare. All labelled questions, of the repository's corpus and of Arabic ones made from shuffled sentences of reports, which English questions reach through the lexicon. The program pools the model's output itself, which is why it can be faster than this floor.",
      ours: 'question',
      floor: 'bare',
      picture: 'benchmark-question.svg',
      rows: rowsOf(kept.question, ({ ar, en }) => [
        { what: 'in Arabic', ratio: ar },
        { what: 'in English', ratio: en },
      ]),
    },
    {
      title: 'A question beside other libraries',
      explanation: kept.peers.some(({ figures }) => figures.length > 0)
        ? 'The same Arabic question through the whole assistant, and one search of another library over the same passages with the same vectors. MiniSearch and SQLite search words alone; for Orama and LangChain.js the question is embedded as transformers.js does. None of them chooses a sentence, cites or declines. A ratio below 1 says that the assistant is faster.'
        : 'Not measured: the peers are not installed (`npm ci --prefix peers`).',
      ours: 'assistant',
      floor: 'library',
      rows: rowsOf(kept.peers, (rows) => rows),
    },
    {
      title: 'Many questions at once',
      explanation:
        'Asked of one assistant, so many at a time. The delay is how late the event loop of the process that answers comes to its timers, which is what heartbeats and first responses on Discord wait for; where it says so, further processes rebuild the index in full meanwhile, over and over.',
      head: ['', 'at a time', 'answers/s', 'median, ms', '99 % within, ms', 'event loop, 99 %, ms'],
      lines: kept.throughput.flatMap(({ what, figures }) =>
        figures.map(({ concurrent, rebuilt, rate, times, loopDelay }) => [
          rebuilt ? `${what}, while it is rebuilt` : what,
          String(concurrent),
          shown(rate),
          shown(times.median),
          shown(times.most99),
          shown(loopDelay),
        ]),
      ),
    },
    {
      title: 'A suggestion',
      explanation:
        'Completing the first letters of the labelled questions, one to fifteen, once the suggestions are made, against answering the whole question.',
      ours: 'suggestions',
      floor: 'answer',
      rows: rowsOf(kept.suggestions, (rows) => rows),
    },
    {
      title: 'A cold start',
      explanation:
        'A process of `scripts/ask.ts`, as `npm run build` made it, from its start to its end, with an index that is up to date, against one that imports transformers.js and hnswlib as they are installed, loads the same model and embeds the question.',
      ours: 'first answer',
      floor: 'bare',
      rows: kept.starts.map(({ figures }) => ({ what: "the repository's corpus", ratio: figures.whole })),
    },
    {
      title: 'Where a cold start goes',
      explanation: 'What a first answer does, one after the other.',
      waits: kept.starts.flatMap(({ figures }) => figures.parts),
    },
    {
      title: 'A full reindexing',
      explanation:
        'Reading, embedding, building, verifying and switching, against embedding the same passages bare, as transformers.js does.',
      ours: 'reindexing',
      floor: 'bare',
      picture: 'benchmark-reindexing.svg',
      rows: kept.reindexing.map(({ what, figures }) => ({ what, ratio: figures.full })),
    },
    {
      title: 'A reindexing after a change',
      explanation: 'Of one paragraph, or of one in a hundred, against a full one of the same corpus.',
      ours: 'change',
      floor: 'full',
      rows: rowsOf(kept.reindexing, ({ oneChange, hundredth }) => [
        { what: 'one paragraph', ratio: oneChange },
        ...(hundredth ? [{ what: '1 %', ratio: hundredth }] : []),
      ]),
    },
    {
      title: 'Memory and disk',
      explanation:
        'A process that has opened the index and answered a question, beside the vectors and texts themselves, and the most that a process ever held which built the index from nothing. Some hundred MiB are the program and its word lists, whatever the corpus. The model is in a process of its own, which does not grow with the corpus.',
      head: [
        '',
        'passages',
        'vectors and text, MiB',
        'answering, MiB',
        'ratio',
        'building, MiB',
        'ratio',
        'index on disk, MiB',
      ],
      lines: kept.memory.map(({ what, paragraphs, figures: { passages, raw, resident, disk } }) => {
        const building = kept.building.find((part) => part.paragraphs === paragraphs)?.figures.resident;
        return [
          what,
          String(passages),
          mebibytes(raw),
          mebibytes(resident),
          shown(resident / raw),
          building === undefined ? '–' : mebibytes(building),
          building === undefined ? '–' : shown(building / raw),
          mebibytes(disk),
        ];
      }),
    },
    {
      title: 'Recall of the vector index',
      explanation:
        'How many of the ten vectors nearest to a labelled question the graph finds, exact search being right, and how many candidates it weighs for that, which building it has chosen. Another vector of the same likeness counts as the same.',
      head: ['', 'vectors', 'questions', 'candidates', 'recall@10'],
      lines: kept.recall.map(({ what, figures: { vectors, questions, efSearch, recall } }) => [
        what,
        String(vectors),
        String(questions),
        efSearch === null ? 'all' : String(efSearch),
        recall.toFixed(4),
      ]),
    },
    {
      title: 'A crowd on Discord',
      explanation: `${crowdSize.people} people ask ${crowdSize.questions} questions within one second, while the index is rebuilt in full, over and over, by further processes. The bot runs as \`npm start\` does, on a loopback Discord that shares the machine with all of them. Every question was acknowledged once and answered once. From a question's leaving Discord to the arrival there of the first response, and of the answer; as Discord allows 50 requests a second besides first responses, discord.js spreads ${crowdSize.questions} answers over some four seconds.`,
      waits: kept.crowd.flatMap(({ what, figures }): NamedSpread[] => [
        { what: `${what}: acknowledged`, spread: figures.acknowledged },
        { what: `${what}: answered`, spread: figures.answered },
      ]),
    },
  ];
}

/** The lines of a part, each named after its corpus too. */
const rowsOf = <Name extends PartName>(
  parts: readonly KeptPart<Name>[],
  lines: (figures: Figures<Name>) => readonly NamedRatio[],
): NamedRatio[] =>
  parts.flatMap(({ what, figures }) =>
    lines(figures).map((line) => ({ what: `${what}: ${line.what}`, ratio: line.ratio })),
  );

/** The pictures of the page that there is anything to draw of, by the names of their files. */
export function plotsOf(kept: Kept): Record<string, Plot> {
  const line = <Name extends PartName>(
    name: string,
    parts: readonly KeptPart<Name>[],
    value: (of: Figures<Name>) => number | undefined,
  ) => ({
    name,
    points: parts.flatMap(({ paragraphs, figures }) => {
      const y = value(figures);
      return y === undefined ? [] : [{ x: paragraphs, y }];
    }),
  });
  const plots: Record<string, Plot> = {
    'benchmark-question.svg': {
      title: 'A warm question by the size of the corpus',
      x: 'paragraphs',
      y: 'milliseconds, median',
      series: [
        line('Arabic', kept.question, ({ ar }) => ar.ours),
        line('English', kept.question, ({ en }) => en.ours),
        line('bare', kept.question, ({ ar }) => ar.floor),
      ],
    },
    'benchmark-reindexing.svg': {
      title: 'A reindexing by the size of the corpus',
      x: 'paragraphs',
      y: 'milliseconds, median',
      series: [
        line('full', kept.reindexing, ({ full }) => full.ours),
        line('bare embedding', kept.reindexing, ({ full }) => full.floor),
        line('1 % changed', kept.reindexing, ({ hundredth }) => hundredth?.ours),
        line('one changed', kept.reindexing, ({ oneChange }) => oneChange.ours),
      ],
    },
  };
  return Object.fromEntries(
    Object.entries(plots).filter(([, { series }]) => series.some(({ points }) => points.length > 0)),
  );
}
