import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { expect } from 'vitest';
import { messageOf, type Reply } from '../../../src/discord/replies/reply.ts';
import { readChrome, textsIn } from './reading.ts';

/** What there is of a component, whatever it is. */
interface AnyComponent {
  readonly type: ComponentType;
  readonly id?: number | undefined;
  readonly components?: readonly AnyComponent[];
  readonly custom_id?: string;
  readonly label?: string | undefined;
}

/** Every component of a message, those inside of others too. */
const all = (components: readonly AnyComponent[]): AnyComponent[] =>
  components.flatMap((component) => [component, ...all(component.components ?? [])]);

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
  const every = all(components as readonly AnyComponent[]);
  expect(every.length).toBeLessThanOrEqual(40);
  for (const { components: inner } of every) if (inner) expect(inner.length).toBeGreaterThan(0);
  for (const { type, components: inner = [] } of every)
    if (type === ComponentType.ActionRow) expect(inner.length).toBeLessThanOrEqual(5);

  const texts = textsIn(components);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(4000);
  for (const text of texts) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(() => readChrome(text)).not.toThrow();
  }

  const buttons = every.filter(({ type }) => type === ComponentType.Button);
  const ids = buttons.map(({ custom_id }) => custom_id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]{1,100}$/);
  for (const { label = '' } of buttons) {
    expect(label.trim()).not.toBe('');
    expect(label.length).toBeLessThanOrEqual(80);
  }
  const numbers = every.flatMap(({ id }) => (id === undefined ? [] : [id]));
  expect(new Set(numbers).size).toBe(numbers.length);
}
