import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Recorder, readBody } from './capture.ts';
import type { Faults } from './faults.ts';
import type { RestRequest } from './rest-api.ts';
import { type RestReply, refusals } from './rest-reply.ts';

interface HttpServerOptions {
  readonly token: string;
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly answer: (request: RestRequest) => RestReply;
}

/** Takes requests, records them, and has them answered or fail. */
export class HttpServer {
  readonly server = http.createServer((request, response) => void this.#handle(request, response));
  readonly #options: HttpServerOptions;
  #port = 0;

  constructor(options: HttpServerOptions) {
    this.#options = options;
  }

  /** Listens on a port of 127.0.0.1, after a close on the same as before. */
  async listen(): Promise<void> {
    await once(this.server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.server.address() as AddressInfo).port;
  }

  get port(): number {
    return this.#port;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  async #handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { recorder, faults } = this.#options;
    const t = recorder.now();
    const method = request.method ?? '';
    const path = (request.url ?? '').replace(/^\/api\/v10/, '');
    const content = await readBody(request);
    const [way = '', query] = path.split('?');
    const asked = { method, path: decodeURIComponent(way), query: new URLSearchParams(query), ...content };
    const failure = faults.take(method, asked.path);
    if (failure && 'none' in failure) {
      const taken = failure.taken ? this.#answer(request, asked).status < 300 : false;
      if (failure.none === 'reset') request.socket.resetAndDestroy();
      if (failure.none === 'closed') request.socket.destroy();
      recorder.addRequest({ method, path, ...content, t, status: 0, taken });
      return;
    }
    const { status, body, headers } = failure ?? this.#answer(request, asked);
    if (body === undefined) response.writeHead(status, headers).end();
    else
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    recorder.addRequest({ method, path, ...content, t, status });
  }

  #answer(request: http.IncomingMessage, asked: RestRequest): RestReply {
    // A callback carries its token in the path, all else the bot's.
    const needsToken = !/^\/(interactions|webhooks)\//.test(asked.path);
    if (needsToken && request.headers.authorization !== `Bot ${this.#options.token}`)
      return refusals.unauthorized;
    return this.#options.answer(asked);
  }
}
