import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../core/meter.ts';
import type { Vitals } from './vitals.ts';

/** Upper bounds in seconds; a first response to Discord is due within 3. */
const stageBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10];

export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
}

/**
 * Everything that is measured, in a registry of its own.
 * @param vitals is asked whenever the metrics are read
 */
export function createMetrics(vitals: () => Vitals): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'isnad_' });
  const requests = new Counter({
    name: 'isnad_questions_total',
    help: 'Questions and commands, by how they were asked and what became of them.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'isnad_refusals_total',
    help: 'Uses that were refused, by the reason.',
    labelNames: ['reason'] as const,
    registers,
  });
  const undelivered = new Counter({
    name: 'isnad_undelivered_replies_total',
    help: 'Replies that Discord did not take.',
    registers,
  });
  const stages = new Histogram({
    name: 'isnad_stage_seconds',
    help: 'How long the stages of a question take.',
    labelNames: ['stage'] as const,
    buckets: stageBuckets,
    registers,
  });
  addGauges(registers, vitals);
  return {
    meter: {
      request: (kind, outcome) => requests.inc({ kind, outcome }),
      refusal: (reason) => refusals.inc({ reason }),
      undelivered: () => undelivered.inc(),
      stage: (stage, seconds) => stages.observe({ stage }, seconds),
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function addGauges(registers: Registry[], vitals: () => Vitals): void {
  /** A number that is looked up when it is read, and left out while it is not known. */
  const lookUp = (name: string, help: string, read: (vitals: Vitals) => number | null | undefined): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read(vitals());
        if (value === null || value === undefined) this.remove();
        else this.set(value);
      },
    });
  };
  lookUp('isnad_index_age_seconds', 'Since the live index was built.', ({ index }) => index?.ageSeconds);
  lookUp('isnad_index_passages', 'Passages in the live index.', ({ index }) => index?.passages);
  lookUp('isnad_queue_length', 'Questions that wait for their turn.', ({ waiting }) => waiting);
  lookUp('isnad_embedding_up', 'Whether the embedding process runs.', ({ embedding }) =>
    embedding ? Number(!embedding.down) : null,
  );
  lookUp('isnad_gateway_ping_seconds', "Between a heartbeat and Discord's answer.", ({ gateway }) => {
    const ping = gateway?.pingMs ?? null;
    return ping === null ? null : ping / 1000;
  });
  new Gauge({
    name: 'isnad_gateway_state',
    help: 'How the connection to Discord stands: 1 for the state that it is in.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      this.reset();
      this.set({ state: vitals().gateway?.state ?? 'None' }, 1);
    },
  });
  new Counter({
    name: 'isnad_embedding_restarts_total',
    help: 'How often the embedding process was started anew.',
    registers,
    collect() {
      this.reset();
      this.inc(vitals().embedding?.restarts ?? 0);
    },
  });
}
