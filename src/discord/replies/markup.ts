/**
 * Everything that Discord reads as markup, a mention, an emoji or a link: emphasis, code, spoilers, quotes, headings,
 * lists, subtext, masked and bare links, <@1>, <#1>, <t:1>, </a:1>, @everyone, :smile:, https://x and discord.gg/x.
 */
const markup = /[\\*_~|`<>@#[\]]|:(?=\S)|(?<=[A-Za-z])\/(?=\S)/g;
const listMark = /^([^\S\n]*)([-+](?=\s|$)|\d+(?=[.)](?:\s|$)))/gm;

/**
 * Shows a text as it was written: a backslash before each character that could be read as markup.
 * One pass, one backslash, one character: so it can be undone exactly, and no cut leaves half a construct
 * (discord.js's escapeMarkdown leaves out quotes, mentions, emoji and timestamps, and whatever stands in a link).
 */
export const escapeMarkup = (text: string): string =>
  text
    .replace(markup, '\\$&')
    .replace(listMark, (_, indent: string, mark: string) =>
      /\d/.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`,
    );

/** The text that was escaped. */
export const unescapeMarkup = (escaped: string): string => escaped.replace(/\\(.)/gs, '$1');
