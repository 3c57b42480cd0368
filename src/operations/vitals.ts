/** What is looked at when somebody asks how the bot is; a part that is not there yet is null. */
export interface Watched {
  assistant: { about(): IndexFacts } | null;
  bot: { readonly gateway: GatewayFacts; readonly waiting: number } | null;
}

interface IndexFacts {
  readonly generation: string;
  /** ISO 8601. */
  readonly builtAt: string;
  readonly passages: number;
  /** True while the embedding process is down. */
  readonly wordsOnly: boolean;
  readonly embeddingRestarts: number;
}

interface GatewayFacts {
  readonly state: string;
  readonly pingMs: number | null;
}

export interface Vitals {
  readonly index: {
    readonly generation: string;
    readonly ageSeconds: number;
    readonly passages: number;
  } | null;
  readonly embedding: { readonly down: boolean; readonly restarts: number } | null;
  readonly gateway: GatewayFacts | null;
  /** Questions that wait for their turn. */
  readonly waiting: number;
}

/** @param now milliseconds since 1970 */
export function vitalsOf({ assistant, bot }: Watched, now: number): Vitals {
  const about = assistant?.about();
  return {
    index: about
      ? {
          generation: about.generation,
          ageSeconds: Math.max(0, (now - Date.parse(about.builtAt)) / 1000),
          passages: about.passages,
        }
      : null,
    embedding: about ? { down: about.wordsOnly, restarts: about.embeddingRestarts } : null,
    gateway: bot?.gateway ?? null,
    waiting: bot?.waiting ?? 0,
  };
}

/** Of a part: it works; questions are answered without it; they are not. */
type PartStatus = 'ok' | 'degraded' | 'unavailable';

export interface Health {
  /** That of the worst part. */
  readonly status: PartStatus;
  readonly parts: Readonly<Record<'index' | 'embedding' | 'gateway' | 'queue', Part>>;
}

interface Part {
  readonly status: PartStatus;
  readonly [fact: string]: string | number | null;
}

const fromBest: readonly PartStatus[] = ['ok', 'degraded', 'unavailable'];

export function healthOf({ index, embedding, gateway, waiting }: Vitals): Health {
  const parts = {
    index: index
      ? { status: 'ok' as const, ...index, ageSeconds: Math.round(index.ageSeconds) }
      : { status: 'unavailable' as const },
    // While it is down, questions are answered from their words alone.
    embedding: embedding
      ? { status: embedding.down ? ('degraded' as const) : ('ok' as const), restarts: embedding.restarts }
      : { status: 'unavailable' as const },
    gateway: gateway
      ? { status: gateway.state === 'Ready' ? ('ok' as const) : ('unavailable' as const), ...gateway }
      : { status: 'unavailable' as const },
    queue: { status: 'ok' as const, waiting },
  };
  const worst = Math.max(...Object.values(parts).map(({ status }) => fromBest.indexOf(status)));
  return { status: fromBest[worst] ?? 'unavailable', parts };
}
