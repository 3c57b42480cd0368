import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IsnadError } from '../core/errors.ts';
import type { Metrics } from './metrics.ts';
import type { Health } from './vitals.ts';

/** Few ask how the bot is; more connections at a time are none of theirs. */
const mostConnections = 32;

/** How long a request may take to come in, in milliseconds. */
const requestMs = 5_000;

export interface HealthServerOptions {
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  health(): Health;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Hears of a request that failed, which is answered with 500. */
  onFault(error: unknown): void;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `GET /health` (200, or 503 while questions are not answered) and `GET /metrics` over HTTP, and nothing else.
 * Does not keep the process running by itself.
 * @throws IsnadError HEALTH_UNAVAILABLE where it cannot listen
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port } = options;
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs },
    (request, response) => {
      answer(request, response, options).catch((error: unknown) => {
        options.onFault(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  server.maxConnections = mostConnections;
  server.listen({ host, port }).unref();
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new IsnadError('HEALTH_UNAVAILABLE', host, port, reasonOf(error as NodeJS.ErrnoException));
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  { health, metrics }: HealthServerOptions,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const send = (status: number, type: string, body: string): void => {
    // Node leaves the body out where only the head was asked for.
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
  switch (url.split('?')[0]) {
    case '/health': {
      const found = health();
      const status = found.status === 'unavailable' ? 503 : 200;
      send(status, 'application/json; charset=utf-8', `${JSON.stringify(found)}\n`);
      return;
    }
    case '/metrics':
      send(200, metrics.contentType, await metrics.text());
      return;
    default:
      send(404, 'text/plain; charset=utf-8', 'There are /health and /metrics.\n');
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'another program listens there';
  if (code === 'EACCES') return 'this user may not';
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  return message;
}
