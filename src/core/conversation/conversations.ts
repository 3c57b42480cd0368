import type { Turn } from './turn.ts';

/** What is kept, and for how long. */
export interface ConversationLimits {
  /** Conversations at most; of more, the one that was spoken in longest ago is forgotten. Default 1,000. */
  readonly conversations?: number;
  /** Turns of a conversation at most; of more, the oldest is forgotten. Default 3. */
  readonly turns?: number;
  /** Milliseconds after its last turn from which on a conversation is forgotten. Default half an hour. */
  readonly memory?: number;
}

interface Conversation {
  readonly turns: readonly Turn[];
  /** When its last turn was, in milliseconds of the caller's clock. */
  readonly spokenAt: number;
}

/**
 * The last turns of conversations, by a key of the caller's making, such as a channel and a person. Bounded in number
 * and in time; the time is the caller's, in milliseconds, and never runs backwards.
 */
export class Conversations {
  // In the order in which they were last spoken in, longest ago first.
  readonly #kept = new Map<string, Conversation>();
  readonly #limits: Required<ConversationLimits>;

  constructor({ conversations = 1000, turns = 3, memory = 30 * 60_000 }: ConversationLimits = {}) {
    this.#limits = { conversations, turns, memory };
  }

  /** Conversations that are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** The turns of a conversation that are remembered, oldest first. */
  turnsOf(key: string, now: number): readonly Turn[] {
    this.#forgetBefore(now);
    return this.#kept.get(key)?.turns ?? [];
  }

  /** Adds a turn to a conversation. */
  add(key: string, turn: Turn, now: number): void {
    const turns = [...this.turnsOf(key, now), turn].slice(-this.#limits.turns);
    this.#kept.delete(key);
    this.#kept.set(key, { turns, spokenAt: now });
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= this.#limits.conversations) break;
      this.#kept.delete(oldest);
    }
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  #forgetBefore(now: number): void {
    for (const [key, { spokenAt }] of this.#kept) {
      if (now - spokenAt < this.#limits.memory) break;
      this.#kept.delete(key);
    }
  }
}
