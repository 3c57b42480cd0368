import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { languages } from '../../../src/core/language.ts';
import { phrases } from '../../../src/core/phrases.ts';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import type { Reply } from '../../../src/discord/replies/reply.ts';

/** What a reader sees of a marked-up text: the text itself, and the parts of it that are bold. */
export interface Reading {
  readonly text: string;
  readonly bold: readonly string[];
}

/**
 * Reads the little markup that quotations use: a backslash before a sign shows the sign, ** begins and ends bold.
 * @throws when bold is left open, an escape is cut off, or any other sign of markup stands unescaped
 */
export function readMarkup(marked: string): Reading {
  let text = '';
  let boldFrom: number | null = null;
  const bold: string[] = [];
  for (let at = 0; at < marked.length; at += 1) {
    const sign = marked[at] ?? '';
    if (sign === '\\') {
      const escaped = marked[++at];
      if (escaped === undefined || /[0-9A-Za-z\s]/.test(escaped))
        throw new Error(`escape cut off: ${marked}`);
      text += escaped;
    } else if (marked.startsWith('**', at)) {
      if (boldFrom !== null) bold.push(text.slice(boldFrom));
      boldFrom = boldFrom === null ? text.length : null;
      at += 1;
    } else if (/[*_~|`<>@#[\]]/.test(sign)) {
      throw new Error(`unescaped ${sign} at ${at}: ${marked}`);
    } else text += sign;
  }
  if (boldFrom !== null) throw new Error(`bold left open: ${marked}`);
  return { text, bold };
}

/** What the program itself sets at the beginning of a line: small print, a heading, a quotation's bar. */
const ownPrefix = /^(?:-# |### |> )/gm;
const ownLink = new RegExp(
  `\\[${phrases.ar.reportLink} · ${phrases.en.reportLink}\\]\\(https?://[^\\s()<>*_~|\`\\\\]+\\)`,
  'g',
);
const ownTime = /<t:\d+:[fR]>/g;

/**
 * Reads a text of a reply with all its chrome, without direction controls.
 * @throws as `readMarkup`, for any markup but the program's own
 */
export function readChrome(marked: string): Reading {
  const rest = marked.replace(ownPrefix, '').replace(ownLink, '').replace(ownTime, '');
  return readMarkup(stripBidiControls(rest));
}

/** The texts of a message's components, in the order they stand. */
export const textsIn = (components: readonly APIMessageTopLevelComponent[]): string[] =>
  components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    return component.type === ComponentType.Container
      ? component.components.flatMap((inner) =>
          inner.type === ComponentType.TextDisplay ? [inner.content] : [],
        )
      : [];
  });

/** A text without direction controls, and with every space alike. */
const seen = (text: string): string => stripBidiControls(text).replaceAll('\u00a0', ' ');

/** The same for all texts of a reply, as a reader's eye takes them. */
export const seenIn = ({ components, content }: Pick<Reply, 'components' | 'content'>): string[] =>
  (components ? textsIn(components) : [content]).map(seen);

/** A quotation as it is shown: without isolates, bar, escapes and quotation marks, but with the marks of a cut. */
export interface ShownQuotation extends Reading {
  /** Of the quotation marks. */
  readonly marks: string;
}

/** What stands in a line of its own above a quotation. */
const headings = languages.map((of) => phrases[of].nearestHeading);

/** The quotations that fill lines of their own in a text of a reply: each such line begins with its direction and is isolated. */
export function shownQuotationsIn(text: string): ShownQuotation[] {
  const groups: string[][] = [[]];
  let barred = false;
  for (const line of text.split('\n')) {
    const bare = line.startsWith('> ') ? line.slice(2) : line;
    const isQuoted = !headings.includes(stripBidiControls(bare));
    const inner =
      isQuoted && /^[\u200e\u200f][\u2066\u2067]/.test(bare) && bare.endsWith('\u2069')
        ? bare.slice(2, -1)
        : null;
    if (inner === null || barred !== (bare !== line)) groups.push([]);
    barred = bare !== line;
    if (inner !== null) groups.at(-1)?.push(inner);
  }
  return groups
    .map((lines) => lines.join('\n'))
    .filter((marked) => /^[«“]/.test(marked))
    .map((marked) => {
      const { text: whole, bold } = readMarkup(marked);
      return { text: whole.slice(1, -1), bold, marks: `${whole[0]}${whole.at(-1)}` };
    });
}

/** The texts that a reply quotes, in small print too, without the marks of a cut. */
export const quotationsIn = (marked: string): string[] =>
  [...stripBidiControls(marked).matchAll(/[«“]([\s\S]*?)[»”](?=\n|$)/g)].map(([, quoted = '']) =>
    readMarkup(quoted.replaceAll('\n> ', '\n')).text.replace(/^… /, '').replace(/ …$/, ''),
  );
