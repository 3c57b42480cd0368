import { Readability } from '@mozilla/readability';
import { dateOfLine, findDate } from '../../core/importing/dates.ts';
import type { ImportedDocument, Stated } from '../../core/importing/document.ts';
import { isLanguage } from '../../core/language.ts';
import { type HtmlDocument, lineOf, parsePage } from './dom.ts';
import { blocksOfHtml } from './html-blocks.ts';

/** Elements past which a page is not looked through. */
const maxElements = 200_000;

/** Reads a web page: its article, as a reader view would show it, and what the page states of it. */
export function readPage(html: string): ImportedDocument {
  const document = parsePage(html);
  const stated = statedBy(document);
  const whole = document.cloneNode(true);
  const article = new Readability(document as never, { maxElemsToParse: maxElements }).parse();
  const content = article?.content && parsePage(article.content).body;
  if (!article || !content)
    return {
      nature: 'page',
      stated,
      blocks: blocksOfHtml(whole.body),
      doubts: ['No article could be told from the rest of the page, so that all of it is here.'],
    };
  const date = stated.date ?? article.publishedTime?.slice(0, 10) ?? dateLineOf(whole);
  return {
    nature: 'page',
    stated: {
      ...stated,
      title: stated.title ?? article.title ?? undefined,
      date,
      source: stated.source ?? article.siteName ?? undefined,
    },
    blocks: blocksOfHtml(content),
    doubts: [],
  };
}

/** The first line of a page that is a date, since a reader view leaves such lines out. */
const dateLineOf = (page: HtmlDocument): string | undefined =>
  blocksOfHtml(page.body)
    .map(({ text }) => dateOfLine(text))
    .find((date) => date !== null) ?? undefined;

function statedBy(document: HtmlDocument): Stated {
  const meta = (...names: string[]): string | undefined =>
    names
      .map((name) =>
        document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content'),
      )
      .find((content) => content?.trim())
      ?.trim();
  const headings = [...document.querySelectorAll('h1')].map(lineOf).filter(Boolean);
  const language = document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase();
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  const caption = document.querySelector('article figcaption, main figcaption');
  return {
    title: headings.length === 1 ? headings[0] : meta('og:title', 'twitter:title'),
    date: dateIn(document) ?? meta('article:published_time', 'date', 'dc.date')?.slice(0, 10),
    caption: caption ? lineOf(caption) : undefined,
    language: isLanguage(language) ? language : undefined,
    source: meta('og:site_name'),
    url: url && /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '') ? url : undefined,
  };
}

/** The date as the page shows it, or as the page's program would read it. */
function dateIn(document: HtmlDocument): string | undefined {
  const time = document.querySelector('article time, main time, time');
  if (!time) return undefined;
  return findDate(lineOf(time)) ?? findDate(time.getAttribute('datetime')?.slice(0, 10) ?? '') ?? undefined;
}
