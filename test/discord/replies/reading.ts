import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { languages } from '../../../src/core/language.ts';
import { phrases } from '../../../src/core/phrases.ts';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import type { Reply } from '../../../src/discord/replies/reply.ts';
import { type Reading, readMarkup } from '../../../src/reliability/hostile/markup.ts';

export { readMarkup } from '../../../src/reliability/hostile/markup.ts';
export { readChrome } from '../../../src/reliability/hostile/message-fault.ts';

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
