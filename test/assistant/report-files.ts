import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Language } from '../../src/core/language.ts';
import { root, slug } from '../scripts/command.ts';

/** A report as its Markdown file holds it, read without the program's own reader. */
interface ReportFile {
  readonly title: string;
  readonly date: string;
  /** Paragraph 0 holds title, date and caption, one a line. */
  readonly paragraphs: readonly string[];
}

function readReportFile(file: string): ReportFile {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(file, 'utf8')) ?? [];
  const field = (name: string) => new RegExp(`^${name}: '?(.*?)'?$`, 'm').exec(head)?.[1] ?? '';
  const [title, date, caption] = [field('title'), field('date'), field('caption')];
  return { title, date, paragraphs: [`${title}\n${date}\n${caption}`, ...body.trim().split(/\n\n+/)] };
}

export const original = readReportFile(path.join(root, 'corpus', `${slug}.md`));
export const rendition = readReportFile(path.join(root, 'corpus', `${slug}.en.md`));

interface Labelled {
  readonly id: string;
  readonly question: string;
  readonly language: Language;
  readonly gold: readonly {
    readonly document: string;
    readonly paragraph: number;
    readonly answer: string;
  }[];
}

export const labelledQuestions: readonly Labelled[] = readFileSync(
  path.join(root, 'corpus', 'questions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The settings with the bundled model, for an index and, where not the repository's, a corpus of a test's own. */
export const configFor = (indexDir: string, corpusDir?: string): Config =>
  loadConfig({ INDEX_DIR: indexDir, CORPUS_DIR: corpusDir }, root);

/** The sentences of this report as its reader sees them: up to a full stop before a space, or a line of paragraph 0. */
export const sentencesOf = (paragraph: string): string[] => paragraph.split(/(?<=\.) |\n/);
