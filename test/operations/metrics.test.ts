import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/operations/metrics.ts';
import type { Vitals } from '../../src/operations/vitals.ts';

const vitals: Vitals = {
  index: { generation: 'g1', ageSeconds: 90, passages: 24 },
  embedding: { down: false, restarts: 2 },
  gateway: { state: 'Ready', pingMs: 41 },
  waiting: 3,
};

/** The samples of Prometheus' text format, each with its value. */
async function samplesOf(metrics: ReturnType<typeof createMetrics>): Promise<Record<string, string>> {
  const lines = (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]));
}

describe('metrics', () => {
  it('count questions by kind and outcome, refusals by reason, and time the stages', async () => {
    const metrics = createMetrics(() => vitals);
    const { meter } = metrics;
    meter.request('ask', 'answered');
    meter.request('ask', 'answered');
    meter.request('message', 'declined');
    meter.refusal('allowance');
    meter.undelivered();
    meter.stage('search', 0.002);
    meter.stage('search', 0.2);
    expect(await samplesOf(metrics)).toMatchObject({
      'isnad_questions_total{kind="ask",outcome="answered"}': '2',
      'isnad_questions_total{kind="message",outcome="declined"}': '1',
      'isnad_refusals_total{reason="allowance"}': '1',
      isnad_undelivered_replies_total: '1',
      'isnad_stage_seconds_bucket{le="0.0025",stage="search"}': '1',
      'isnad_stage_seconds_count{stage="search"}': '2',
      'isnad_stage_seconds_sum{stage="search"}': '0.202',
    });
  });

  it('tell how the parts stand whenever they are read', async () => {
    let current = vitals;
    const metrics = createMetrics(() => current);
    expect(await samplesOf(metrics)).toMatchObject({
      isnad_index_age_seconds: '90',
      isnad_index_passages: '24',
      isnad_queue_length: '3',
      isnad_embedding_up: '1',
      isnad_embedding_restarts_total: '2',
      isnad_gateway_ping_seconds: '0.041',
      'isnad_gateway_state{state="Ready"}': '1',
    });
    current = { index: null, embedding: null, gateway: { state: 'Resuming', pingMs: null }, waiting: 0 };
    const samples = await samplesOf(metrics);
    expect(Object.keys(samples)).not.toContain('isnad_index_age_seconds');
    expect(Object.keys(samples)).not.toContain('isnad_gateway_ping_seconds');
    expect(Object.keys(samples)).not.toContain('isnad_gateway_state{state="Ready"}');
    expect(samples['isnad_gateway_state{state="Resuming"}']).toBe('1');
  });

  it('tell of the process and of its event loop, all under one prefix', async () => {
    const samples = Object.keys(await samplesOf(createMetrics(() => vitals)));
    expect(samples).toContain('isnad_process_resident_memory_bytes');
    expect(samples).toContain('isnad_nodejs_eventloop_lag_p99_seconds');
    expect(samples.filter((name) => !name.startsWith('isnad_'))).toEqual([]);
  });
});
