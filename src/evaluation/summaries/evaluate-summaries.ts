import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { languages } from '../../core/language.ts';
import { Examiner } from '../examiner.ts';
import { byGroup } from '../measures.ts';
import { factKindsTable, summariesTable, topicsTable } from '../pages/summaries.ts';
import { type JudgedSummary, judgeSummaries, judgeTopics } from './judge-summary.ts';
import { readKeyFacts, readTopics } from './key-facts.ts';

const training = fileURLToPath(new URL('../../../training/', import.meta.url));

/** Measures summaries of the corpus by its key facts and topics, and lays the results out in Markdown. */
export async function summariesSection(config: Config, examiner: Examiner): Promise<string[]> {
  const facts = await readKeyFacts(path.join(config.corpusDir, 'key-facts.jsonl'));
  const topics = await readTopics(path.join(config.corpusDir, 'topics.jsonl'));
  const judged: JudgedSummary[] = [];
  for (const language of languages) judged.push(...(await judgeSummaries(examiner, facts, language)));
  return [
    '## Summaries',
    `Key facts: the share of the ${facts.length} that \`corpus/key-facts.jsonl\` lists whose words a summary holds. The lead is what the report begins with: as many whole sentences, or as many characters. Repeats: the share of content words that the summary had already. The weights were chosen on the training reports, whose figures stand beneath.`,
    summariesTable(judged),
    'By kind of fact, Arabic and English together, beside the lead of as many sentences:',
    factKindsTable(judged),
    'On a topic of `corpus/topics.jsonl`:',
    topicsTable(await judgeTopics(examiner, topics)),
    'The training reports, one by one:',
    summariesTable(await judgeTraining(config)),
  ];
}

/** Summaries of each training report as a corpus of its own. */
async function judgeTraining(config: Config): Promise<JudgedSummary[]> {
  const judged: JudgedSummary[] = [];
  const names = await readdir(path.join(training, 'reports'));
  for (const [slug, facts] of byGroup(
    await readKeyFacts(path.join(training, 'key-facts.jsonl')),
    (fact) => fact.document,
  )) {
    const folder = await mkdtemp(path.join(tmpdir(), 'isnad-evaluate-'));
    try {
      const corpusDir = path.join(folder, 'corpus');
      await mkdir(corpusDir);
      for (const name of names.filter((each) => each.startsWith(`${slug}.`)))
        await cp(path.join(training, 'reports', name), path.join(corpusDir, name));
      const examiner = await Examiner.open({ ...config, corpusDir, indexDir: path.join(folder, 'index') });
      try {
        judged.push(...(await judgeSummaries(examiner, facts, 'ar')));
      } finally {
        await examiner.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return judged;
}
