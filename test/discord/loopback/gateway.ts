import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { guild, ready } from './payloads.ts';

export interface GatewayOptions {
  readonly url: string;
  readonly token: string;
  /** The code that an identify is answered with by closing, such as 4014. */
  readonly refuseIdentify?: number;
}

/** The WebSocket side: hello, heartbeats, identify and resume, and the events that a test sends. */
export class Gateway {
  readonly #server: WebSocketServer;
  readonly #options: GatewayOptions;
  #socket: WebSocket | null = null;
  #sequence = 0;
  /** What the client identified itself with. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sends, to be looked into by tests
  identity: any = null;

  constructor(server: Server, options: GatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket) => this.#greet(socket));
  }

  dispatch(type: string, data: unknown): void {
    this.#send({ op: 0, t: type, s: ++this.#sequence, d: data });
  }

  /** Ends the connection as Discord does, with its code. */
  close(code: number): void {
    this.#socket?.close(code);
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    this.#socket = socket;
    this.#send({ op: 10, d: { heartbeat_interval: 41_250 } });
    socket.on('message', (raw) => this.#receive(JSON.parse(String(raw))));
  }

  #receive({ op, d }: { op: number; d: Record<string, unknown> }): void {
    if (op === 1) this.#send({ op: 11 });
    if (op === 2) this.#identify(d);
    if (op === 6) this.dispatch('RESUMED', {});
  }

  #identify(identity: Record<string, unknown>): void {
    const { url, token, refuseIdentify } = this.#options;
    this.identity = identity;
    const refusal = this.identity.token === token ? refuseIdentify : 4004;
    if (refusal) {
      this.close(refusal);
      return;
    }
    this.dispatch('READY', ready(url));
    this.dispatch('GUILD_CREATE', guild);
  }

  #send(payload: unknown): void {
    this.#socket?.send(JSON.stringify(payload));
  }
}
