import type { APIEmbed } from 'discord.js';
import { expect } from 'vitest';
import type { Reply } from '../../../src/discord/replies/reply.ts';

const textsOf = ({ title, description, fields = [], footer }: APIEmbed): string[] => [
  title ?? '',
  description ?? '',
  ...fields.flatMap(({ name, value }) => [name, value]),
  footer?.text ?? '',
];

/** Discord's documented limits, in UTF-16 units, which are never fewer than what Discord counts. */
export function expectWithinLimits({ content, embeds = [], allowedMentions }: Reply): void {
  expect(allowedMentions).toEqual({ parse: [], repliedUser: false });
  if (content !== undefined) {
    expect(content.trim()).not.toBe('');
    expect(content.length).toBeLessThanOrEqual(2000);
  }
  expect(content !== undefined || embeds.length > 0).toBe(true);
  for (const { title, description, fields = [], footer } of embeds) {
    expect(title?.length ?? 0).toBeLessThanOrEqual(256);
    expect(description?.length ?? 0).toBeLessThanOrEqual(4096);
    expect(fields.length).toBeLessThanOrEqual(25);
    expect(footer?.text.length ?? 0).toBeLessThanOrEqual(2048);
    for (const { name, value } of fields) {
      expect(name.trim()).not.toBe('');
      expect(name.length).toBeLessThanOrEqual(256);
      expect(value.trim()).not.toBe('');
      expect(value.length).toBeLessThanOrEqual(1024);
    }
  }
  const texts = embeds.flatMap(textsOf);
  expect(texts.join('').length).toBeLessThanOrEqual(6000);
  for (const text of [...texts, content ?? '']) expect(text).not.toMatch(/\p{Surrogate}/u);
}
