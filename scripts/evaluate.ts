import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { openAssistant } from '../src/assistant.ts';
import type { Config } from '../src/config.ts';
import { detectLanguage } from '../src/core/language.ts';
import { judgeAll, type KnownQuestion } from '../src/evaluation/judge.ts';
import { readLabelledQuestions } from '../src/evaluation/labelled-questions.ts';
import type { Judged } from '../src/evaluation/measures.ts';
import { missesTable, resultsTable } from '../src/evaluation/results-page.ts';
import { readSquad, slugOf, squadCorpus } from '../src/evaluation/squad.ts';
import { type Call, runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface EvaluateCommandOptions {
  readonly squad?: string;
  readonly questions?: string;
  readonly page?: string;
}

const command = new Command('npm run evaluate --')
  .usage('[--squad FILE [--questions FILE]] [--page FILE]')
  .description('Measures answer quality on the labelled questions, or on a file in the form of SQuAD.')
  .option('--squad <file>', 'its paragraphs are the corpus, its questions are asked')
  .option('--questions <file>', 'ask the questions of this file, by their ids, instead')
  .option('--page <file>', 'write the results to this page; without --squad, docs/results.md');

const places = surroundings();
const page = path.join(places.root, 'docs', 'results.md');

async function judgeCorpus(config: Config, questions: readonly KnownQuestion[]): Promise<Judged[]> {
  const assistant = await openAssistant(config);
  try {
    return await judgeAll(assistant, questions);
  } finally {
    await assistant.close();
  }
}

async function evaluateReport(call: Call<EvaluateCommandOptions>): Promise<string> {
  const labelled = await readLabelledQuestions(path.join(call.config.corpusDir, 'questions.jsonl'));
  const judged = await judgeCorpus(
    call.config,
    labelled.map(({ id, question, half, language, variety, kind, gold }) => ({
      id,
      question,
      groups: { half, language, variety, kind },
      gold: gold.map(({ document, paragraph, answer }) => ({ document, paragraph, answers: [answer] })),
    })),
  );
  const half = (name: string) => judged.filter(({ groups: { half: found } }) => found === name);
  const { fittedOn } = JSON.parse(
    await readFile(new URL('../src/core/answering/model.json', import.meta.url), 'utf8'),
  ) as { fittedOn: string };
  const groups = ['language', 'variety', 'kind'];
  return [
    '## The half that is reported',
    'No weight, word list or threshold was chosen by these questions; the two halves share no fact.',
    resultsTable(half('report'), groups),
    '## The half that the weights were fitted on',
    `Fitted on ${fittedOn}. These figures flatter: they stand here to show by how much.`,
    resultsTable(half('calibrate'), groups),
    '### What went wrong in it',
    missesTable(half('calibrate')),
  ].join('\n\n');
}

async function evaluateSquad(call: Call<EvaluateCommandOptions>, file: string): Promise<string> {
  const squad = await readSquad(file);
  const asked = call.options.questions ? await readSquad(call.options.questions) : squad;
  const wording = new Map(
    asked.data.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ qas }) => qas.map((each) => [each.id, each.question])),
    ),
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-evaluate-'));
  try {
    const corpusDir = path.join(folder, 'corpus');
    await mkdir(corpusDir);
    const text = squad.data.map(({ paragraphs }) => paragraphs[0]?.context ?? '').join(' ');
    for (const { name, content } of squadCorpus(squad, detectLanguage(text))) {
      await writeFile(path.join(corpusDir, name), content);
    }
    const questions = squad.data.flatMap(({ paragraphs }, article) =>
      paragraphs.flatMap(({ qas }, paragraph) =>
        qas.map(
          ({ id, question, answers }): KnownQuestion => ({
            id,
            question: wording.get(id) ?? question,
            groups: {},
            gold: [
              {
                document: slugOf(article),
                paragraph: paragraph + 1,
                answers: answers.map((answer) => answer.text),
              },
            ],
          }),
        ),
      ),
    );
    const config = { ...call.config, corpusDir, indexDir: path.join(folder, 'index') };
    const judged = await judgeCorpus(config, questions);
    const names = [file, call.options.questions]
      .filter((name) => name !== undefined)
      .map((name) => path.basename(name));
    return [`## ${names.join(' asked by ')}`, resultsTable(judged, [])].join('\n\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exit(
  await runCommand<EvaluateCommandOptions>(command, places, async (call) => {
    const { squad } = call.options;
    const results = squad === undefined ? await evaluateReport(call) : await evaluateSquad(call, squad);
    const written = call.options.page ?? (squad === undefined ? page : null);
    if (written !== null) {
      const asked = squad === undefined ? '' : ' -- --squad FILE [--questions FILE]';
      await mkdir(path.dirname(written), { recursive: true });
      await writeFile(written, `# Results\n\nWritten by \`npm run evaluate${asked}\`.\n\n${results}\n`);
    }
    await call.print(`${results}\n`);
    return 0;
  }),
);
