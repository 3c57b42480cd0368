import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { applicationId, guildId } from './ids.ts';
import { botUser } from './people.ts';
import { guild } from './places.ts';
import { Session } from './session.ts';

export interface GatewaySettings {
  /** The code that an identify is answered with by closing, such as 4014. */
  readonly refuseIdentify?: number;
  /** Default 41,250. */
  readonly heartbeatIntervalMs?: number;
  /** The server is away when the client logs in, and comes when `bringGuild` is called. */
  readonly guildIsAway?: boolean;
}

interface GatewayOptions extends GatewaySettings {
  readonly url: string;
  readonly token: string;
  /** Called after whatever the client did. */
  readonly onChange: () => void;
}

/** The WebSocket side: hello, heartbeats, identify and resume, the events that a test sends, and every way to fail. */
export class Gateway {
  readonly #server: WebSocketServer;
  readonly #options: GatewayOptions;
  #socket: WebSocket | null = null;
  #session = new Session('loopback-session-0');
  /** Whether the client has identified itself or resumed on this connection. */
  #known = false;
  /** What the client identified itself with last. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sends, to be looked into by tests
  identity: any = null;
  identified = 0;
  resumed = 0;
  heartbeats = 0;
  /** The codes with which connections ended, whoever closed them. */
  readonly closes: number[] = [];
  acknowledgesHeartbeats = true;
  /** How many of the next connections are cut as soon as they are there. */
  cutConnections = 0;
  /** How many of the next connections are refused with 503 before they are there. */
  refuseConnections = 0;
  /** How many of the next resumes are told that the session is gone. */
  refuseResumes = 0;
  /** How many events that the client already has come again with the next resume. */
  repeatOnResume = 0;

  constructor(server: Server, options: GatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      server,
      verifyClient: (_, decide) => {
        const refused = this.refuseConnections > 0;
        if (refused) this.refuseConnections -= 1;
        decide(!refused, 503);
      },
    });
    this.#server.on('connection', (socket) => this.#greet(socket));
  }

  /** An event, which waits for a resume while the client is away. */
  dispatch(type: string, data: unknown): void {
    const event = this.#session.record(type, data);
    if (this.#known) this.#send(event);
  }

  /** The server that was away comes. */
  bringGuild(): void {
    this.dispatch('GUILD_CREATE', guild);
  }

  /** The server goes away, as in an outage of a part of Discord. */
  takeGuild(): void {
    this.dispatch('GUILD_DELETE', { id: guildId, unavailable: true });
  }

  /** Ends the connection as Discord does, with its code. */
  close(code: number): void {
    this.#socket?.close(code);
  }

  /** Cuts the connection with no word. */
  drop(): void {
    this.#socket?.terminate();
    this.#leave();
  }

  /** Op 7. */
  askToReconnect(): void {
    this.#send({ op: 7, d: null });
  }

  /** Op 9. */
  invalidate(resumable: boolean): void {
    if (!resumable) {
      this.#session = new Session(`loopback-session-${this.identified}-gone`);
      this.#known = false;
    }
    this.#send({ op: 9, d: resumable });
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #leave(): void {
    this.#socket = null;
    this.#known = false;
  }

  #greet(socket: WebSocket): void {
    if (this.cutConnections > 0) {
      this.cutConnections -= 1;
      socket.terminate();
      return;
    }
    this.#leave();
    this.#socket = socket;
    socket.on('message', (raw) => {
      if (socket === this.#socket) this.#receive(JSON.parse(String(raw)));
      this.#options.onChange();
    });
    socket.on('close', (code) => {
      this.closes.push(code);
      if (socket === this.#socket) this.#leave();
      this.#options.onChange();
    });
    this.#send({ op: 10, d: { heartbeat_interval: this.#options.heartbeatIntervalMs ?? 41_250 } });
  }

  #receive({ op, d }: { op: number; d: Record<string, unknown> }): void {
    if (op === 1) {
      this.heartbeats += 1;
      if (this.acknowledgesHeartbeats) this.#send({ op: 11 });
    }
    if (op === 2) this.#identify(d);
    if (op === 6) this.#resume(d);
  }

  #identify(identity: Record<string, unknown>): void {
    const { url, token, refuseIdentify, guildIsAway } = this.#options;
    this.identity = identity;
    const refusal = this.identity.token === token ? refuseIdentify : 4004;
    if (refusal) {
      this.close(refusal);
      return;
    }
    this.identified += 1;
    this.#session = new Session(`loopback-session-${this.identified}`);
    this.#known = true;
    this.dispatch('READY', {
      v: 10,
      user: botUser,
      guilds: [{ id: guildId, unavailable: true }],
      session_id: this.#session.id,
      resume_gateway_url: url,
      application: { id: applicationId, flags: 0 },
    });
    if (!guildIsAway) this.bringGuild();
  }

  #resume({ session_id: id, seq }: Record<string, unknown>): void {
    if (this.refuseResumes > 0 || id !== this.#session.id) {
      this.refuseResumes = Math.max(0, this.refuseResumes - 1);
      this.invalidate(false);
      return;
    }
    const missed = this.#session.since(Number(seq) - this.repeatOnResume);
    this.repeatOnResume = 0;
    this.resumed += 1;
    this.#known = true;
    for (const event of missed) this.#send(event);
    this.dispatch('RESUMED', {});
  }

  #send(payload: unknown): void {
    this.#socket?.send(JSON.stringify(payload));
  }
}
