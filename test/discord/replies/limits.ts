import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { expect } from 'vitest';
import { messageOf, type Reply } from '../../../src/discord/replies/reply.ts';
import { readChrome, textsIn } from './reading.ts';

/** Every component of a message, those inside of others too. */
const all = (
  components: readonly (APIMessageTopLevelComponent | APIComponentInContainer)[],
): (APIMessageTopLevelComponent | APIComponentInContainer)[] =>
  components.flatMap((component) => [
    component,
    ...(component.type === ComponentType.Container ? all(component.components) : []),
  ]);

/**
 * Discord's documented limits, in UTF-16 units, which are never fewer than what Discord counts, for a reply with its
 * components and for its plain text; and that of markup there is only the program's own, every piece of it closed.
 */
export function expectWithinLimits(reply: Reply): void {
  const message = messageOf(reply);
  expect(message.allowedMentions).toEqual({ parse: [], repliedUser: false });
  if (reply.components) expectComponentsWithinLimits(reply.components);
  else expect(message.content).toBe(reply.content);

  const plain = messageOf(reply, true);
  expect(plain).toEqual({ content: reply.content, allowedMentions: { parse: [], repliedUser: false } });
  expect(reply.content.trim()).not.toBe('');
  expect(reply.content.length).toBeLessThanOrEqual(2000);
  expect(reply.content).not.toMatch(/\p{Surrogate}/u);
  expect(() => readChrome(reply.content)).not.toThrow();
}

function expectComponentsWithinLimits(components: readonly APIMessageTopLevelComponent[]): void {
  const every = all(components);
  const rows = every.filter(({ type }) => type === ComponentType.ActionRow);
  const buttons = rows.flatMap((row) => ('components' in row ? row.components : []));
  expect(every.length + buttons.length).toBeLessThanOrEqual(40);
  for (const component of every)
    if ('components' in component) expect(component.components.length).toBeGreaterThan(0);
  for (const row of rows) expect('components' in row && row.components.length).toBeLessThanOrEqual(5);

  const texts = textsIn(components);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(4000);
  for (const text of texts) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(() => readChrome(text)).not.toThrow();
  }

  const ids = buttons.map((button) => ('custom_id' in button ? button.custom_id : ''));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]{1,100}$/);
  for (const button of buttons) {
    const label = 'label' in button ? (button.label ?? '') : '';
    expect(label.trim()).not.toBe('');
    expect(label.length).toBeLessThanOrEqual(80);
  }
  const numbers = every.flatMap(({ id }) => (id === undefined ? [] : [id]));
  expect(new Set(numbers).size).toBe(numbers.length);
}
