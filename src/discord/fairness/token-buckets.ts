/** How often one person may ask. */
export interface Allowance {
  /** Questions at once, after a pause. */
  readonly burst: number;
  /** Questions that come back in a minute. */
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  /** When the tokens were counted, in milliseconds of the caller's clock. */
  at: number;
  told: boolean;
}

/** What became of a request for a token. */
export type Taken =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** Milliseconds until there is a token again. */
      readonly waitMs: number;
      /** Whether this is the first refusal since the last token: the one to tell of. */
      readonly first: boolean;
    };

/** A token bucket for each person. Those that have filled up again are forgotten, so that only who asks takes memory. */
export class TokenBuckets {
  // In the order in which they were last used, longest ago first.
  readonly #buckets = new Map<string, Bucket>();
  readonly #allowance: Allowance;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** @param now milliseconds of a clock that never runs backwards */
  take(person: string, now: number): Taken {
    this.#forgetFull(now);
    const { burst, perMinute } = this.#allowance;
    const before = this.#buckets.get(person) ?? { tokens: burst, at: now, told: false };
    const tokens = Math.min(burst, before.tokens + ((now - before.at) * perMinute) / 60_000);
    // What comes back in parts adds up to a token but for a rounding error, and whoever waited as told is not refused.
    const allowed = tokens >= 1 - 1e-9;
    this.#buckets.delete(person);
    this.#buckets.set(person, {
      tokens: allowed ? Math.max(0, tokens - 1) : tokens,
      at: now,
      told: !allowed,
    });
    if (allowed) return { allowed };
    return { allowed, waitMs: Math.ceil(((1 - tokens) * 60_000) / perMinute), first: !before.told };
  }

  #forgetFull(now: number): void {
    const fillMs = (this.#allowance.burst * 60_000) / this.#allowance.perMinute;
    for (const [person, { at }] of this.#buckets) {
      if (now - at < fillMs) break;
      this.#buckets.delete(person);
    }
  }
}
