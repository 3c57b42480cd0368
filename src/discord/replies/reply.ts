import type { APIEmbed } from 'discord.js';
import { type Phrases, phrases } from '../../core/phrases.ts';
import { isolateIn } from '../../core/text/bidi.ts';

/** No text of a reply, whoever wrote it, notifies anyone. */
export const noMentions = () => ({ parse: [] as never[], repliedUser: false });

/** A message as discord.js takes it: for an answer to a command, to a mention and to a direct message alike. */
export interface Reply {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly allowedMentions: ReturnType<typeof noMentions>;
}

/** Characters that Discord takes, as its documentation of messages and embeds states them. */
export const limits = {
  content: 2000,
  title: 256,
  description: 4096,
  fieldName: 256,
  fieldValue: 1024,
  fields: 25,
  embeds: 6000,
} as const;

/** The colour of the bar beside a reply. */
export const colours = { answered: 0x2e7d5b, declined: 0x8a8f98, plain: 0x3b6ea5 } as const;

export const embedReply = (...embeds: APIEmbed[]): Reply => ({ embeds, allowedMentions: noMentions() });

export const textReply = (content: string): Reply => ({ content, allowedMentions: noMentions() });

/** The program's words in both languages, for a reply that no question gave a language. */
export const bilingual = (pick: (words: Phrases) => string): string =>
  `${isolateIn('ar', pick(phrases.ar))} · ${isolateIn('en', pick(phrases.en))}`;

/** The same, a line each. */
export const bilingualLines = (pick: (words: Phrases) => string): string =>
  `${isolateIn('ar', pick(phrases.ar))}\n${isolateIn('en', pick(phrases.en))}`;
