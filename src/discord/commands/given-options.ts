import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { SlashCommand } from './command.ts';

/** What each type of option that the commands have comes as. */
const isOfType: Partial<Record<ApplicationCommandOptionType, (value: unknown) => boolean>> = {
  [ApplicationCommandOptionType.String]: (value) => typeof value === 'string',
  [ApplicationCommandOptionType.Integer]: Number.isInteger,
  [ApplicationCommandOptionType.Boolean]: (value) => typeof value === 'boolean',
};

/**
 * Makes sure that the options that came are those that a command declares, before anything reads them.
 * @throws Error where one is missing or of another type
 */
export function checkOptions({ data }: SlashCommand, { options }: ChatInputCommandInteraction): void {
  for (const { name, type, required = false } of data.options ?? []) {
    const given = options.get(name);
    if (!given && !required) continue;
    if (given?.type !== type || !isOfType[type]?.(given.value))
      throw new Error(`Expected the option '${name}' of type ${type}, got ${typeof given?.value}.`);
  }
}

/**
 * The same while one of them is being typed, which comes as text whatever its type, and others may still be missing.
 * @throws Error where none is being typed, or one is of another type
 */
export function checkTyping({ data }: SlashCommand, { options }: AutocompleteInteraction): void {
  const { name: focused, value } = options.getFocused(true);
  if (typeof value !== 'string') throw new Error(`Expected text in '${focused}', got ${typeof value}.`);
  for (const { name, type } of data.options ?? []) {
    const given = options.get(name);
    if (given && name !== focused && (given.type !== type || !isOfType[type]?.(given.value)))
      throw new Error(`Expected the option '${name}' of type ${type}, got ${typeof given.value}.`);
  }
}
