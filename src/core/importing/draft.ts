import { IsnadError } from '../errors.ts';
import { cleanText, endsSentence, isProse, wordsOf } from './clean-text.ts';
import { dateOfLine, findDate } from './dates.ts';
import type { Block, Draft, ImportedDocument, Stated } from './document.ts';
import { doubtsOf } from './doubts.ts';
import {
  isBreadcrumb,
  isByline,
  isCommentLabel,
  isFurniture,
  isPictureCaption,
  isRelatedLabel,
  repeatedLines,
} from './furniture.ts';
import { languageOf } from './languages.ts';

/** A line of a page with fewer words that neither tells nor heads anything is a label. */
const wordsOfLabel = 6;
const wordsOfTitle = 25;
/** A report that has no title is called by so many of its first words. */
const wordsOfFirstWords = 10;

type Role = 'title' | 'date' | 'caption' | 'paragraph' | 'leftOut';

/**
 * Makes a report of what a reader found: tells title, date and caption from text, and text from furniture.
 * @param given what somebody said of the report; it wins over all that is found
 * @throws IsnadError IMPORT_EMPTY where nothing is left
 */
export function draftOf(document: ImportedDocument, given: Stated, name: string): Draft {
  const blocks = document.blocks
    .map(({ kind, text }): Block => ({ kind, text: cleanText(text) }))
    .filter(({ text }) => text !== '');
  const { nature, stated } = document;
  const roles =
    nature === 'corpusFile' ? blocks.map((): Role => 'paragraph') : judge(document, blocks, given);
  const textsOf = (role: Role): string[] =>
    blocks.flatMap(({ text }, place) => (roles[place] === role ? text : []));

  const paragraphs = textsOf('paragraph').map(asParagraph);
  if (paragraphs.length === 0) throw new IsnadError('IMPORT_EMPTY', name);
  const told = blocks.findIndex(({ text }, place) => roles[place] === 'paragraph' && isProse(text));
  const head = blocks.slice(0, Math.max(0, told)).map(({ text }) => text);
  const [titleFound] = textsOf('title');
  const [dateLine] = textsOf('date');
  const found = dateLine && dateOfLine(dateLine);
  const title = oneLine(given.title ?? stated.title ?? titleFound ?? '');
  const date = oneLine(given.date ?? found ?? stated.date ?? findDate(head.join('\n')) ?? '');
  const { language, doubts } = languageOf(paragraphs.join('\n'), given.language, stated.language);
  const leftOut = textsOf('leftOut');
  return {
    title: title || firstWords(paragraphs[0] ?? ''),
    date,
    caption: oneLine(given.caption ?? textsOf('caption')[0] ?? stated.caption ?? ''),
    language,
    source: oneLine(given.source ?? stated.source ?? '') || null,
    url: given.url ?? stated.url ?? null,
    paragraphs,
    leftOut,
    doubts: [
      ...document.doubts,
      ...doubts,
      ...doubtsOf({ title, date, paragraphs, leftOut, asIs: nature === 'corpusFile' }),
    ],
  };
}

const oneLine = (text: string): string => cleanText(text).replaceAll('\n', ' ');

/** A paragraph must not look like the end of the front matter, nor have a blank line in it. */
const asParagraph = (text: string): string => text.replace(/\n{2,}/g, '\n');

function firstWords(text: string): string {
  const words = text.split(/\s+/);
  const first = words.slice(0, wordsOfFirstWords).join(' ');
  return words.length > wordsOfFirstWords ? `${first}…` : first;
}

/** What each block is. */
function judge({ nature, stated }: ImportedDocument, blocks: readonly Block[], given: Stated): Role[] {
  const isPage = nature === 'page';
  const repeated = isPage ? repeatedLines(blocks.map(({ text }) => text)) : new Set<string>();
  const isDropped = ({ kind, text }: Block): boolean =>
    kind !== 'table' && (isPage || /\p{L}/u.test(text)) && (isFurniture(text) || repeated.has(text));
  const known = [given.title, stated.title].flatMap((title) => (title ? oneLine(title) : []));
  const titlePlace = known.length > 0 ? -1 : placeOfTitle(blocks, isDropped);
  const isTitle = ({ text }: Block, place: number): boolean =>
    place === titlePlace || known.includes(oneLine(text));
  const start = bodyStart(blocks, isTitle);
  const end =
    blocks.findLastIndex(({ kind, text }) => kind === 'table' || isProse(text)) + 1 || blocks.length;

  const taken = new Set<Role>();
  const once = (role: Role): Role => {
    if (taken.has(role)) return 'leftOut';
    taken.add(role);
    return role;
  };
  let amongLinks = false;
  let amongComments = false;
  return blocks.map((block, place): Role => {
    const { kind, text } = block;
    if (isTitle(block, place)) return once('title');
    if (isPage && place > start && isCommentLabel(text)) amongComments = true;
    if (amongComments || isDropped(block)) return 'leftOut';
    if (isRelatedLabel(text)) {
      amongLinks = isPage;
      return 'leftOut';
    }
    if (kind === 'table') return 'paragraph';
    if (isProse(text)) amongLinks = false;
    if (amongLinks) return 'leftOut';
    const inHead = place < start;
    if (kind === 'caption' || (inHead && isPictureCaption(text))) return once('caption');
    if ((inHead || isPage) && dateOfLine(text) !== null) return once('date');
    if ((inHead || place >= end) && isPage && isLabel(block, place >= end)) return 'leftOut';
    if ((inHead || place >= end) && isByline(text)) return 'leftOut';
    return 'paragraph';
  });
}

/** Whether a line before or after the text of a page names something rather than tells it. */
function isLabel({ kind, text }: Block, after: boolean): boolean {
  if (isBreadcrumb(text)) return true;
  if (kind === 'heading' && !after) return false;
  return wordsOf(text).length < wordsOfLabel && !endsSentence(text);
}

/** The first heading before the text, else the first line that can be a title; -1 where there is none. */
function placeOfTitle(blocks: readonly Block[], isDropped: (block: Block) => boolean): number {
  const isCandidate = ({ kind, text }: Block): boolean =>
    kind !== 'table' &&
    wordsOf(text).length <= wordsOfTitle &&
    !/[.…:]$/u.test(text) &&
    dateOfLine(text) === null;
  const first = blocks.findIndex(
    (block) => !isDropped(block) && !isBreadcrumb(block.text) && isCandidate(block),
  );
  const heading = blocks.findIndex(
    (block) => block.kind === 'heading' && !isDropped(block) && isCandidate(block),
  );
  const prose = blocks.findIndex(({ kind, text }) => kind === 'text' && isProse(text));
  const beforeText = (place: number): boolean => place >= 0 && (prose < 0 || place <= prose);
  return beforeText(heading) ? heading : beforeText(first) && first < blocks.length - 1 ? first : -1;
}

/** Where the text begins: at the first block that is told and is no title, date or picture's caption. */
function bodyStart(blocks: readonly Block[], isTitle: (block: Block, place: number) => boolean): number {
  const start = blocks.findIndex(
    (block, place) =>
      block.kind === 'text' &&
      !isTitle(block, place) &&
      isProse(block.text) &&
      !isPictureCaption(block.text) &&
      dateOfLine(block.text) === null,
  );
  return start < 0 ? 0 : start;
}
