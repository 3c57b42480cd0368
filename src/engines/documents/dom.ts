import { parseHTML } from 'linkedom';

// What is used of the DOM's interfaces, so that none of a browser's globals need be known here.
interface HtmlNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}

interface HtmlParent extends HtmlNode {
  querySelector(selectors: string): HtmlElement | null;
  querySelectorAll(selectors: string): Iterable<HtmlElement>;
}

export interface HtmlElement extends HtmlParent {
  readonly tagName: string;
  readonly childNodes: Iterable<HtmlNode>;
  readonly children: Iterable<HtmlElement>;
  readonly classList: { contains(name: string): boolean };
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  remove(): void;
}

export interface HtmlDocument extends HtmlParent {
  readonly body: HtmlElement;
  readonly documentElement: HtmlElement;
  cloneNode(deep: boolean): HtmlDocument;
}

/** Parses a page, or a part of one, which becomes the body of a page. Nothing in it is run or fetched. */
export function parsePage(html: string): HtmlDocument {
  const page = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(page).document as unknown as HtmlDocument;
}

/** The text of an element on one line. */
export const lineOf = (element: HtmlElement | null): string =>
  (element?.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim();
