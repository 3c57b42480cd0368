import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { languages } from '../../core/language.ts';
import { type Phrases, phrases } from '../../core/phrases.ts';
import { beginLineIn, isolateIn, lineIn } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';

/** No text of a reply, whoever wrote it, notifies anyone. */
export const noMentions = () => ({ parse: [] as never[], repliedUser: false });

/** What is said to a person: for an answer to a command, to a button, to a mention and to a direct message alike. */
export interface Reply {
  /** Laid out by Components V2; absent where a line of text is all. */
  readonly components?: APIMessageTopLevelComponent[];
  /** The whole of it as plain text, for where components cannot go; 1 to 2,000 characters. */
  readonly content: string;
}

/** Characters that Discord takes, as its documentation states them. */
const limits = {
  content: 2000,
  /** Of all text displays of a message together. */
  texts: 4000,
} as const;

/** The colour of the bar beside a reply. */
export const colours = { answered: 0x2e7d5b, declined: 0x8a8f98, plain: 0x3b6ea5 } as const;

/** Marked-up text of a card. An `id` tells it apart when the message comes back. */
export interface TextBlock {
  readonly text: string;
  readonly id?: number;
}

/** A piece of a card: a text, or a line across. */
export type Block = TextBlock | 'line';

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;

export interface Card {
  readonly colour: number;
  /**
   * What the card says, in at most `budget` characters with a line break between blocks: it is called for the
   * components and for the plain text, which has less room.
   */
  readonly blocks: (budget: number) => Block[];
  readonly rows?: readonly ButtonRow[];
}

/** A reply with a coloured bar at its side and its buttons beneath. */
export function cardReply({ colour, blocks, rows = [] }: Card): Reply {
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: colour,
    components: [
      ...blocks(limits.texts).map((block) =>
        block === 'line'
          ? ({ type: ComponentType.Separator } as const)
          : ({
              type: ComponentType.TextDisplay,
              content: block.text,
              ...(block.id !== undefined && { id: block.id }),
            } as const),
      ),
      ...rows.filter(({ components }) => components.length > 0),
    ],
  };
  return {
    components: [container],
    get content() {
      const texts = blocks(limits.content).flatMap((block) => (block === 'line' ? [] : [block.text]));
      return texts.join('\n');
    },
  };
}

export const textReply = (content: string): Reply => ({ content });

/** A reply as discord.js sends it; `plain` leaves the components out. */
export function messageOf({ components, content }: Reply, plain = false) {
  const allowedMentions = noMentions();
  return components && !plain
    ? { components, flags: MessageFlags.IsComponentsV2 as const, allowedMentions }
    : { content, allowedMentions };
}

/** The languages of a reply that no question gave one: the one that the operator chose, else both of the reports. */
export const unpromptedIn = (only: UiLanguage | null): readonly UiLanguage[] => (only ? [only] : languages);

/** The program's words, for a reply that no question gave a language: in one language, or in both where that is null. */
export const bilingual = (pick: (words: Phrases) => string, only: UiLanguage | null = null): string =>
  unpromptedIn(only)
    .map((language) => isolateIn(language, pick(phrases[language])))
    .join(' · ');

/** A line of such words: it begins with the Arabic ones, at the right. */
export const bilingualLine = (line: string, only: UiLanguage | null = null): string =>
  beginLineIn(only ?? 'ar', line);

/** The same, a line each. */
export const bilingualLines = (pick: (words: Phrases) => string, only: UiLanguage | null = null): string =>
  unpromptedIn(only)
    .map((language) => lineIn(language, pick(phrases[language])))
    .join('\n');
