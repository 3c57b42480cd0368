import type { Draft } from './document.ts';

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A report as the content of its corpus file. Keys without a value are left out. */
export function corpusText({ title, date, caption, language, source, url, paragraphs }: Draft): string {
  const lines = [
    `title: ${quoted(title)}`,
    date && `date: ${quoted(date)}`,
    caption && `caption: ${quoted(caption)}`,
    `language: ${language}`,
    source && `source: ${quoted(source)}`,
    url && `url: ${quoted(url)}`,
  ].filter(Boolean);
  return `---\n${lines.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
}
