import { type Meter, noMeter } from '../core/meter.ts';
import { healthOf, vitalsOf, type Watched } from './vitals.ts';

export interface Operations {
  readonly meter: Meter;
  close(): Promise<void>;
}

/**
 * Begins to count, and to tell on request how the bot is; without an address it does neither.
 * @param watched is filled in as the parts begin to run
 * @param onFault hears of a request that could not be answered
 * @throws IsnadError HEALTH_UNAVAILABLE where it cannot listen on the address
 */
export async function startOperations(
  address: { readonly host: string; readonly port: number } | null,
  watched: Watched,
  onFault: (error: unknown) => void,
): Promise<Operations> {
  if (!address) return { meter: noMeter, async close() {} };
  const { createMetrics } = await import('./metrics.ts');
  const { startHealthServer } = await import('./health-server.ts');
  const vitals = () => vitalsOf(watched, Date.now());
  const metrics = createMetrics(vitals);
  const server = await startHealthServer({ ...address, health: () => healthOf(vitals()), metrics, onFault });
  return { meter: metrics.meter, close: server.close };
}
