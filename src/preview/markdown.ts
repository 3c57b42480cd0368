import { type parse as parseAny, rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { escapeHtml } from './escape-html.ts';

type Node = ReturnType<typeof parseAny>[number];
type Rule = (typeof rulesExtended)[string];

/** A rule for what begins a line, also after a block quote, where the parser's own would not look. */
function atLineStart(name: string): Record<string, Rule> {
  const rule = rulesExtended[name];
  if (!rule) throw new Error(`discord-markdown-parser has no rule '${name}' any more`);
  const match: Rule['match'] = (source, state, before) =>
    /^$|\n *$/.test(before) ? rule.match(source, { ...state, prevCapture: null }, before) : null;
  return { [name]: { ...rule, match } };
}

const parse = SimpleMarkdown.parserFor({
  ...rulesExtended,
  ...atLineStart('heading'),
  ...atLineStart('subtext'),
});

/** A text as Discord shows it: its Markdown as HTML. What the bot never sends (code, spoilers, …) is an error. */
export const markdownToHtml = (marked: string): string => nodesToHtml(parse(marked, { inline: true }));

const nodesToHtml = (nodes: readonly Node[]): string => nodes.map(nodeToHtml).join('');

function nodeToHtml(node: Node): string {
  const { type, content, level, timestamp } = node;
  const inner = (): string =>
    Array.isArray(content) ? nodesToHtml(withoutLastBreak(content)) : escapeHtml(String(content));
  switch (type) {
    case 'text':
      return inner();
    case 'br':
    case 'newline':
      return '\n';
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'em':
      return `<em>${inner()}</em>`;
    case 'heading':
      return `<h${level}>${inner()}</h${level}>`;
    case 'subtext':
      return `<small>${inner()}</small>`;
    case 'blockQuote':
      return `<div class="quote"><div class="bar"></div><blockquote>${inner()}</blockquote></div>`;
    case 'url':
    case 'link':
      return `<a>${inner()}</a>`;
    case 'timestamp':
      return `<time>${escapeHtml(shownTime(Number(timestamp)))}</time>`;
    default:
      throw new Error(`expected Markdown that the replies use, got '${type}': ${JSON.stringify(node)}`);
  }
}

/** The line break that ends a block shows nothing. */
const withoutLastBreak = (nodes: readonly Node[]): readonly Node[] =>
  nodes.at(-1)?.type === 'br' ? nodes.slice(0, -1) : nodes;

/** As a reader sees it whose client is English and whose clock shows UTC. */
const shownTime = (seconds: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
    seconds * 1000,
  );
