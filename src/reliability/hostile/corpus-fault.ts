import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listPassages, paragraphTexts } from '../../core/corpus/passages.ts';
import type { Report } from '../../core/corpus/report.ts';
import { IsnadError } from '../../core/errors.ts';
import { languages } from '../../core/language.ts';
import { buildLexicalIndex } from '../../core/retrieval/lexical-index.ts';
import { readCorpus } from '../../engines/corpus-folder.ts';

/**
 * Reads a corpus of one file with these bytes, cuts it into passages and indexes its words.
 * @param folder empty but for what was here before
 * @returns what is wrong with how that went; null where it was read verbatim, or refused with file and line
 */
export async function corpusFileFault(folder: string, bytes: Uint8Array): Promise<string | null> {
  const file = path.join(folder, 'report.md');
  await writeFile(file, bytes);
  try {
    const { reports } = await readCorpus(folder);
    return readingFault(reports, bytes);
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'CORPUS_FAULT')
      return placeFault(error.message, file, bytes);
    return error instanceof Error ? `${error.name}: ${error.message}` : `something else was thrown: ${error}`;
  }
}

function readingFault(reports: readonly Report[], bytes: Uint8Array): string | null {
  const written = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n');
  const [report] = reports;
  if (reports.length !== 1 || !report) return `${reports.length} reports were read of one file`;
  const changed = report.original.paragraphs.findIndex((text, place) => place > 0 && !written.includes(text));
  if (changed >= 0) return `paragraph ${changed} does not stand in the file as it was read`;
  const passages = listPassages(reports);
  const texts = report.original.paragraphs;
  const foreign = passages.find(({ paragraph, text }) => !texts[paragraph]?.includes(text));
  if (foreign) return `a passage does not stand in its paragraph ${foreign.paragraph}`;
  for (const language of languages) buildLexicalIndex(language, paragraphTexts(reports, language));
  return null;
}

/** A refusal names the file and one of its lines. */
function placeFault(message: string, file: string, bytes: Uint8Array): string | null {
  const [, line] = message.startsWith(file) ? (/^:(\d+): \S/.exec(message.slice(file.length)) ?? []) : [];
  const lines = Buffer.from(bytes).toString('latin1').split('\n').length;
  return Number(line) >= 1 && Number(line) <= lines + 1
    ? null
    : `the refusal names no line of the file: ${message.slice(0, 200)}`;
}
