import { phrases } from '../../core/phrases.ts';
import { stripBidiControls } from '../../core/text/bidi.ts';
import { readMarkup } from './markup.ts';

// biome-ignore lint/suspicious/noExplicitAny: whatever was sent to Discord
type Sent = any;

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
export function readChrome(marked: string): ReturnType<typeof readMarkup> {
  const rest = marked.replace(ownPrefix, '').replace(ownLink, '').replace(ownTime, '');
  return readMarkup(stripBidiControls(rest));
}

/** Every text of a message that Discord would read for markup. */
function textsOf(part: Sent): string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { content, components, component } = part;
  return [...(typeof content === 'string' ? [content] : []), ...textsOf(components), ...textsOf(component)];
}

/** An isolate that is not closed in its line, a close with none open, or an embedding or override at all. */
function reorders(text: string): boolean {
  if (/[\u202a-\u202e]/.test(text)) return true;
  return text.split('\n').some((line) => {
    let open = 0;
    for (const character of line) {
      if (/[\u2066-\u2068]/.test(character)) open += 1;
      if (character === '\u2069') open -= 1;
      if (open < 0) return true;
    }
    return open !== 0;
  });
}

function markupFault(text: string): string | null {
  try {
    readChrome(text);
    return null;
  } catch (error) {
    return `it formats: ${(error as Error).message}`;
  }
}

/** What is wrong with a message that goes to Discord: it pings, formats or reorders; null where nothing is. */
export function messageFault(message: Sent): string | null {
  const mentions = message.allowed_mentions ?? message.allowedMentions;
  const texts = textsOf(message);
  if (texts.length === 0) return null;
  if (mentions?.parse?.length !== 0 || mentions.users?.length || mentions.roles?.length)
    return `it may ping: ${JSON.stringify(mentions)}`;
  const reordering = texts.find(reorders);
  if (reordering !== undefined) return `it reorders: ${JSON.stringify(reordering.slice(0, 200))}`;
  const unpaired = texts.find((text) => /\p{Surrogate}/u.test(text));
  if (unpaired !== undefined) return `it is no Unicode: ${JSON.stringify(unpaired.slice(0, 200))}`;
  for (const text of texts) {
    const fault = markupFault(text);
    if (fault) return fault;
  }
  return null;
}
