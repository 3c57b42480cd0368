import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundledModel, type Config } from '../config.ts';
import type { Language } from '../core/language.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { readLabelledQuestions } from '../evaluation/labelled-questions.ts';
import { loadBareModel } from './bare-model.js';
import { compareStarts } from './cold-start.ts';
import { compareCompletions, completions } from './completion.ts';
import { crowdSection } from './crowd-section.ts';
import type { ComparisonSection, Section } from './page.ts';
import { compareChange, compareReindexing } from './reindexing.ts';
import { corpusFile, shuffledParagraphs } from './shuffled-corpus.ts';
import { compareQuestions } from './warm-question.ts';

const paragraphs = 1000;
const rounds = { starts: 15, reindexing: 15, largeReindexing: 2 } as const;

/**
 * Runs every benchmark, with the bundled model.
 * @param folder an empty folder; all that is written goes there
 * @param note hears what is being measured
 */
export async function runBenchmarks(
  settings: Config,
  folder: string,
  note: (text: string) => Promise<void>,
): Promise<Section[]> {
  const config = { ...settings, embeddingModel: bundledModel };
  const report = await inFolder(config, path.join(folder, 'report'));
  await cp(config.corpusDir, report.corpusDir, { recursive: true });
  const { reports } = await readCorpus(report.corpusDir);
  const shuffled = shuffledParagraphs(reports[0]?.original.paragraphs.slice(1) ?? [], paragraphs);
  const large = await inFolder(config, path.join(folder, 'large'));
  const writeLarge = (changed: string) =>
    writeFile(path.join(large.corpusDir, 'large.md'), corpusFile('Shuffled', shuffled.with(0, changed)));
  await writeLarge(shuffled[0] as string);

  const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  try {
    await embedder.identity();
    const embed = await loadBareModel(config.modelDir, config.embeddingModel);

    await note('Measuring reindexing…');
    const full = [
      {
        what: 'the report and its rendition',
        comparison: await compareReindexing(report, embedder, embed, rounds.reindexing),
      },
      {
        what: `${paragraphs} paragraphs`,
        comparison: await compareReindexing(large, embedder, embed, rounds.largeReindexing),
      },
    ];
    const file = path.join(report.corpusDir, `${reports[0]?.slug}.md`);
    const text = await readFile(file, 'utf8');
    const change = [
      {
        what: 'the report and its rendition',
        comparison: await compareChange(
          report,
          embedder,
          (round) => writeFile(file, `${text.trimEnd()} ${round}\n`),
          rounds.reindexing,
        ),
      },
      {
        what: `${paragraphs} paragraphs`,
        comparison: await compareChange(
          large,
          embedder,
          (round) => writeLarge(`${shuffled[0]} ${round}`),
          rounds.largeReindexing,
        ),
      },
    ];
    await writeFile(file, text);

    await note('Measuring questions…');
    const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
    const questionsIn = (wanted: Language) =>
      labelled.filter(({ language }) => language === wanted).map(({ question }) => question);
    const warm: ComparisonSection['rows'][number][] = [];
    for (const [corpus, what] of [
      [report, 'the report and its rendition'],
      [large, `${paragraphs} paragraphs`],
    ] as const) {
      for (const [language, name] of [
        ['ar', 'Arabic'],
        ['en', 'English'],
      ] as const) {
        const comparison = await compareQuestions(corpus, questionsIn(language), language, embed);
        warm.push({ what: `${what}, in ${name}`, comparison });
      }
    }

    await note('Measuring suggestions…');
    const suggested: ComparisonSection['rows'][number][] = [];
    for (const [corpus, what] of [
      [report, 'the report and its rendition'],
      [large, `${paragraphs} paragraphs`],
    ] as const) {
      const comparisons = await compareCompletions(
        corpus,
        labelled.map(({ question }) => question),
      );
      for (const name of completions)
        suggested.push({ what: `${what}, ${name}`, comparison: comparisons[name] });
    }

    await note('Measuring starts…');
    const starts = await compareStarts(report, rounds.starts);

    await note('Measuring a crowd…');
    const crowd = await crowdSection(
      [
        { what: 'the report', config: report },
        { what: `${paragraphs} paragraphs`, config: large },
      ],
      labelled.map(({ question }) => question),
    );

    return [
      {
        title: 'A warm question',
        explanation: `A question asked of the assistant in this process, from the text to its cited excerpts, against embedding it, one search of the vectors and one BM25 scoring, called bare. All ${labelled.length} labelled questions, of the repository's corpus and of an Arabic one of ${paragraphs} paragraphs made from shuffled sentences of the report, which English questions reach through the lexicon.`,
        ours: 'question',
        floor: 'bare',
        rows: warm,
      },
      {
        title: 'A suggestion',
        explanation:
          'Completing the first letters of the labelled questions, one to fifteen, once the suggestions are made, against answering the whole question.',
        ours: 'suggestions',
        floor: 'answer',
        rows: suggested,
      },
      {
        title: 'A cold start',
        explanation:
          'A process of `scripts/ask.ts` from its start to its end, with an index that is up to date, against one that imports transformers.js and hnswlib, loads the same model and embeds the question.',
        ours: 'first answer',
        floor: 'bare',
        rows: [{ what: "the repository's corpus", comparison: starts }],
      },
      {
        title: 'A full reindexing',
        explanation:
          'Reading, embedding, building, verifying and switching, against embedding the same passages bare.',
        ours: 'reindexing',
        floor: 'bare',
        rows: full,
      },
      {
        title: 'A reindexing after one paragraph changed',
        explanation: 'Against a full one of the same corpus.',
        ours: 'one change',
        floor: 'full',
        rows: change,
      },
      crowd,
    ];
  } finally {
    await embedder.close();
  }
}

async function inFolder(config: Config, folder: string): Promise<Config> {
  const [corpusDir, indexDir] = [path.join(folder, 'corpus'), path.join(folder, 'index')];
  await mkdir(corpusDir, { recursive: true });
  return { ...config, corpusDir, indexDir };
}
