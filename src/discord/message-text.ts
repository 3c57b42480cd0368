import type { APIMessageTopLevelComponent, Message } from 'discord.js';
import { questionIn, type ShownQuestion, withoutCutMark } from './replies/shown-question.ts';

/** <@1>, <@!1>, <@&1>: whom a message calls is no part of what it asks. */
const mention = /<@[!&]?\d+>/g;

const componentsOf = ({ components }: Message): APIMessageTopLevelComponent[] =>
  components.map((component) => component.toJSON() as APIMessageTopLevelComponent);

/** The question as one of the bot's own messages shows it, marked where it was cut; null where it answers none. */
export const questionShownIn = (message: Message): ShownQuestion | null => questionIn(componentsOf(message));

/** What a message asks: its text, or of one of the bot's own answers the question that it answers. */
export function questionFrom(message: Message): string {
  const text = message.content.replace(mention, ' ').trim();
  return text || withoutCutMark(questionShownIn(message)?.question ?? '');
}
