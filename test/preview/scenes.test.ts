import bidiFactory from 'bidi-js';
import { ComponentType, MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf, type Reply } from '../../src/discord/replies/reply.ts';
import { previewPage } from '../../src/preview/page.ts';
import { scenes } from '../../src/preview/scenes.ts';
import { type OpenReport, openReport } from '../discord/report-assistant.ts';

// At run time the import is the factory itself; the package's types describe its ES module instead.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

let report: OpenReport;
beforeAll(async () => {
  report = await openReport();
});
afterAll(() => report.close());

/** The texts and labels of a message, as they are sent. */
function writtenIn({ components = [] }: Reply): { texts: string[]; labels: string[]; count: number } {
  const containers = components.filter((component) => component.type === ComponentType.Container);
  const inner = containers.flatMap((container) => container.components);
  const buttons = inner.flatMap((component) =>
    component.type === ComponentType.ActionRow ? component.components : [],
  );
  return {
    texts: inner.flatMap((component) =>
      component.type === ComponentType.TextDisplay ? [component.content] : [],
    ),
    labels: buttons.flatMap((button) => ('label' in button && button.label ? [button.label] : [])),
    count: components.length + inner.length + buttons.length,
  };
}

const timestamp = /<t:\d+:\w>/g;

/** Letters and digits alone: what neither markup nor layout changes. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const shownIn = (html: string): string =>
  letters(
    html
      .replace(/^.*<header>/s, '')
      .replace(/<time>.*?<\/time>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&\w+;/g, ''),
  );

/** The first letter or mark of direction, whether within an isolate or not. */
function directionOf(line: string): 'L' | 'R' | undefined {
  for (const character of line) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'L' || type === 'LRI') return 'L';
    if (type === 'R' || type === 'AL' || type === 'RLI') return 'R';
  }
  return undefined;
}

describe.each(scenes)('$name', ({ reply, theme }) => {
  it('is within the limits, and shows every word that is sent', async () => {
    const made = await reply(report.assistant);
    const { texts, labels, count } = writtenIn(made);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.join('').length).toBeLessThanOrEqual(4000);
    expect(made.content.length).toBeLessThanOrEqual(2000);
    expect(count).toBeLessThanOrEqual(40);
    const payload = messageOf(made);
    expect(payload).toMatchObject({ flags: MessageFlags.IsComponentsV2, allowedMentions: { parse: [] } });

    const html = previewPage(payload, theme);
    expect(html).toContain(`class="${theme}"`);
    const shown = shownIn(html);
    for (const text of texts) expect(shown).toContain(letters(text.replace(timestamp, '')));
    for (const label of labels) expect(html).toContain(`>${label}</button>`);
  });

  it('begins every line with its direction, outside of any isolate', async () => {
    const made = await reply(report.assistant);
    const lines = [...writtenIn(made).texts, made.content].join('\n').split('\n').filter(Boolean);
    for (const line of lines) {
      const level = bidi.getEmbeddingLevels(line, 'auto').paragraphs[0]?.level;
      expect(line).toMatch(/^(?:### |-# |> )?(?:\*\*)?[\u200e\u200f]/);
      expect({ line, level }).toEqual({ line, level: directionOf(line) === 'R' ? 1 : 0 });
    }
  });
});

describe('the scenes', () => {
  it('have a name each, for a picture each', () => {
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
  });

  it('show what their names say', async () => {
    const colourOf = async (name: string) => {
      const made = await scenes.find((scene) => scene.name === name)?.reply(report.assistant);
      const [container] = made?.components ?? [];
      return container?.type === ComponentType.Container ? container.accent_color : undefined;
    };
    const answered = await colourOf('answer');
    expect(await colourOf('answer-light')).toBe(answered);
    expect(await colourOf('answer-english')).toBe(answered);
    expect(await colourOf('declined')).not.toBe(answered);
    expect(await colourOf('declined-english')).toBe(await colourOf('declined'));
  });
});
