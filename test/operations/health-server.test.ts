import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HealthServer, startHealthServer } from '../../src/operations/health-server.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { healthOf, vitalsOf, type Watched } from '../../src/operations/vitals.ts';

const running = (): Watched => ({
  assistant: {
    about: () => ({
      generation: 'g1',
      builtAt: new Date().toISOString(),
      passages: 24,
      wordsOnly: false,
      embeddingRestarts: 0,
    }),
  },
  bot: { gateway: { state: 'Ready', pingMs: 41 }, waiting: 3 },
});

async function serve(watched: Watched, port = 0): Promise<HealthServer> {
  const vitals = () => vitalsOf(watched, Date.now());
  const server = await startHealthServer({
    host: '127.0.0.1',
    port,
    health: () => healthOf(vitals()),
    metrics: createMetrics(vitals),
    onFault: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  return server;
}

const get = ({ port }: HealthServer, path: string, method = 'GET') =>
  fetch(`http://127.0.0.1:${port}${path}`, { method });

describe('the health server', () => {
  it('answers 200 while questions are answered, and 503 while they are not', async () => {
    const watched = running();
    const server = await serve(watched);
    const well = await get(server, '/health');
    expect([well.status, well.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await well.json()).toMatchObject({ status: 'ok', parts: { queue: { waiting: 3 } } });

    watched.bot = { gateway: { state: 'Resuming', pingMs: 41 }, waiting: 0 };
    const away = await get(server, '/health?from=a-probe');
    expect(away.status).toBe(503);
    expect(await away.json()).toMatchObject({
      status: 'unavailable',
      parts: { gateway: { state: 'Resuming' } },
    });
  });

  it('gives metrics, leaves out what is not known yet, and knows no other address or method', async () => {
    const watched: Watched = { assistant: null, bot: null };
    const server = await serve(watched);
    const metrics = async () => (await get(server, '/metrics')).text();
    expect(await metrics()).not.toMatch(/^isnad_index_passages /m);
    Object.assign(watched, running());
    expect(await metrics()).toMatch(/^isnad_index_passages 24$/m);
    expect((await get(server, '/metrics')).headers.get('content-type')).toMatch(
      /^text\/plain; version=0\.0\.4/,
    );
    expect((await get(server, '/')).status).toBe(404);
    const posted = await get(server, '/health', 'POST');
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await (await get(server, '/health', 'HEAD')).text()).toBe('');
  });

  it('answers 500, and tells of it, when what it asks fails', async () => {
    const faults: unknown[] = [];
    const server = await startHealthServer({
      host: '127.0.0.1',
      port: 0,
      health: () => {
        throw new Error('broken');
      },
      metrics: createMetrics(() => vitalsOf(running(), 0)),
      onFault: (error) => faults.push(error),
    });
    onTestFinished(() => server.close());
    expect((await get(server, '/health')).status).toBe(500);
    expect(faults).toMatchObject([{ message: 'broken' }]);
  });

  it('says what to do where it cannot listen', async () => {
    const { port } = await serve(running());
    await expect(serve(running(), port)).rejects.toMatchObject({
      code: 'HEALTH_UNAVAILABLE',
      message: expect.stringContaining(`127.0.0.1:${port} (another program listens there). Free that port`),
    });
  });

  it('closes though somebody keeps a connection open', async () => {
    const server = await serve(running());
    const idle = new (await import('node:net')).Socket().connect(server.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const closed = new Promise((resolve) => idle.once('close', resolve));
    await server.close();
    await closed;
    // The port is free again.
    const next = createServer().listen(server.port, '127.0.0.1');
    await new Promise((resolve) => next.once('listening', resolve));
    next.close();
  });
});
