import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Reply } from '../replies/reply.ts';
import type { ShownQuestion } from '../replies/shown-question.ts';
import type { Services } from '../services.ts';

/** What happens at the press of a button. */
export type Effect =
  /** The message changes for whoever it is for; another who presses gets it for themselves. */
  | { readonly kind: 'change'; readonly reply: Reply }
  /** Whoever pressed is told something. */
  | { readonly kind: 'tell'; readonly reply: Reply }
  /** The same, after something that may take its time. */
  | { readonly kind: 'tell later'; readonly reply: () => Promise<Reply> }
  | { readonly kind: 'form'; readonly form: APIModalInteractionResponseCallbackData };

/**
 * A button: all that it knows is in the fields of its `custom_id`, in the message and in the index, so that it works
 * after a restart. What it does is quick, since nothing acknowledges the press before.
 */
export interface Button {
  /** One of `actions`. */
  readonly action: string;
  /**
   * @param asked the question that its message answers; an empty one where it answers none
   * @returns null where the fields are none of its own, or the index no longer holds what they name
   */
  press(
    fields: readonly string[],
    asked: ShownQuestion,
    services: Services,
  ): Effect | null | Promise<Effect | null>;
}
