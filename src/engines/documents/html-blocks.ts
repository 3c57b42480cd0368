import type { Block, BlockKind } from '../../core/importing/document.ts';
import { type HtmlElement, lineOf } from './dom.ts';

const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE NAV FOOTER FORM BUTTON SELECT SVG IFRAME OBJECT TITLE'.split(' '),
);
const inline = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR'.split(
    ' ',
  ),
);
const textNode = 3;
const elementNode = 1;
/** Items of a list are one paragraph while they are short. */
const wordsOfShortItem = 20;

/** The paragraphs, headings, captions and tables below an element, in their order. */
export function blocksOfHtml(root: HtmlElement): Block[] {
  const walk = new Walk();
  walk.inside(root, 'text');
  return walk.blocks;
}

const squeeze = (text: string): string => text.replace(/[ \t\r\n\f]+/g, ' ');
const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

class Walk {
  readonly blocks: Block[] = [];
  #text = '';

  inside(element: HtmlElement, kind: BlockKind): void {
    this.#children(element, kind);
    this.#flush(kind);
  }

  #children(parent: HtmlElement, kind: BlockKind): void {
    for (const node of parent.childNodes) {
      if (node.nodeType === textNode) this.#text += squeeze(node.textContent ?? '');
      else if (node.nodeType === elementNode) this.#element(node as HtmlElement, kind);
    }
  }

  #element(element: HtmlElement, kind: BlockKind): void {
    const tag = element.tagName.toUpperCase();
    if (skipped.has(tag) || element.hasAttribute('hidden')) return;
    if (tag === 'BR') this.#text += '\n';
    else if (inline.has(tag)) this.#children(element, kind);
    else {
      this.#flush(kind);
      if (tag === 'TABLE') this.#table(element);
      else if (tag === 'UL' || tag === 'OL') this.#list(element);
      else if (tag === 'PRE') this.#preformatted(element);
      else if (/^H[1-6]$/.test(tag)) this.inside(element, 'heading');
      else if (tag === 'FIGCAPTION' || element.classList.contains('caption')) this.inside(element, 'caption');
      else this.inside(element, kind);
    }
  }

  /** A line feed alone parts lines of a paragraph, two part paragraphs. */
  #flush(kind: BlockKind): void {
    for (const text of this.#text.split(/\n\s*\n/))
      if (text.trim()) this.blocks.push({ kind, text: text.trim() });
    this.#text = '';
  }

  /** Lines as they stand, the blank ones left out. */
  #preformatted(element: HtmlElement): void {
    const lines = (element.textContent ?? '').split('\n').filter((line) => line.trim());
    if (lines.length > 0) this.blocks.push({ kind: 'text', text: lines.join('\n') });
  }

  #table(table: HtmlElement): void {
    const rows = [...table.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => lineOf(cell)),
    );
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const caption = table.querySelector('caption');
    if (caption) this.inside(caption, 'text');
    // A table of one column, or around another, only lays a page out.
    if (columns < 2 || table.querySelector('table'))
      for (const cell of table.querySelectorAll(':scope > * > tr > *, :scope > tr > *'))
        this.inside(cell, 'text');
    else
      this.blocks.push({
        kind: 'table',
        text: rows
          .filter((row) => row.some(Boolean))
          .map(rowText)
          .join('\n'),
      });
  }

  #list(list: HtmlElement): void {
    const items = [...list.children];
    const texts = items.map((item) => lineOf(item));
    const isMenu = items.every((item, place) => lineOf(item.querySelector('a')) === texts[place]);
    const isPlain = items.every((item) => !item.querySelector('p, ul, ol, table, div'));
    const short = texts.every((text) => wordCount(text) <= wordsOfShortItem);
    if (isMenu || !isPlain || !short) {
      this.inside(list, 'text');
      return;
    }
    const isCounted = list.tagName.toUpperCase() === 'OL';
    const lines = texts.filter(Boolean).map((text, place) => `${isCounted ? `${place + 1}.` : '-'} ${text}`);
    if (lines.length > 0) this.blocks.push({ kind: 'text', text: lines.join('\n') });
  }
}

const rowText = (cells: readonly string[]): string => cells.join(' | ');
