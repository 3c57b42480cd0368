import { marked } from 'marked';
import { parse } from 'yaml';
import { parseFrontMatter } from '../../core/corpus/front-matter.ts';
import { splitParagraphs } from '../../core/corpus/paragraphs.ts';
import { IsnadError } from '../../core/errors.ts';
import type { ImportedDocument, Stated } from '../../core/importing/document.ts';
import { parsePage } from './dom.ts';
import { blocksOfHtml } from './html-blocks.ts';

const frontMatter = /^---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)/s;

/** Reads Markdown. A corpus file is taken as it is; of another program's front matter, what we know. */
export function readMarkdown(text: string): ImportedDocument {
  const lines = text.replaceAll('\r\n', '\n');
  const [whole = '', yaml] = frontMatter.exec(lines) ?? [];
  const body = lines.slice(whole.length);
  const own = yaml === undefined ? null : ownFrontMatter(yaml);
  if (own) {
    const blocks = splitParagraphs(body.split('\n'), 1).map(({ text }) => ({ kind: 'text' as const, text }));
    return { nature: 'corpusFile', stated: own, blocks, doubts: [] };
  }
  const { body: page } = parsePage(marked.parse(body, { async: false }));
  const stated = yaml === undefined ? {} : foreignFrontMatter(yaml);
  return { nature: 'document', stated, blocks: blocksOfHtml(page), doubts: [] };
}

function ownFrontMatter(yaml: string): Stated | null {
  try {
    const { title, date, caption, language, source, url } = parseFrontMatter(yaml, '');
    return { title, date, caption, language, source: source ?? undefined, url: url ?? undefined };
  } catch (error) {
    if (error instanceof IsnadError) return null;
    throw error;
  }
}

function foreignFrontMatter(yaml: string): Stated {
  let values: unknown;
  try {
    values = parse(yaml, { schema: 'failsafe' });
  } catch {
    // What is between the lines is no YAML, so that it states nothing.
    return {};
  }
  const textOf = (key: string): string | undefined => {
    const value = (values as Record<string, unknown> | null)?.[key];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  return { title: textOf('title'), date: textOf('date'), source: textOf('source') };
}
