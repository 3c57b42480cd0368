import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { applicationId } from './ids.ts';
import { botUser } from './people.ts';
import { guild } from './places.ts';
import { Session } from './session.ts';

interface ShardedGatewayOptions {
  readonly url: string;
  readonly token: string;
  /** The servers that the bot is in. */
  readonly guildIds: readonly string[];
  /** Called after whatever a client did. */
  readonly onChange: () => void;
}

/** One shard's connection. */
interface Link {
  readonly socket: WebSocket;
  readonly session: Session;
}

/** The number of the shard that Discord tells of a server; of direct messages it tells shard 0. */
const shardOf = (guildId: string | undefined, count: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));

/** The WebSocket side for a bot with several connections, each of which is told of its own servers alone. */
export class ShardedGateway {
  readonly #server: WebSocketServer;
  readonly #options: ShardedGatewayOptions;
  readonly #links = new Map<number, Link>();
  /** How often each shard identified itself, and as one of how many. */
  readonly identified = new Map<number, number>();
  count = 0;

  constructor(server: Server, options: ShardedGatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket) => {
      socket.on('message', (raw) => {
        this.#receive(socket, JSON.parse(String(raw)));
        options.onChange();
      });
      socket.on('close', () => {
        for (const [id, link] of this.#links) if (link.socket === socket) this.#links.delete(id);
        options.onChange();
      });
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    });
  }

  /** The shards that are connected. */
  get connected(): number[] {
    return [...this.#links.keys()].sort();
  }

  /** An event, to the shard that it concerns; lost where that is away. */
  dispatch(type: string, data: unknown): void {
    const { guild_id: guildId } = data as { guild_id?: string };
    this.#tell(shardOf(guildId, this.count), type, data);
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #tell(shard: number, type: string, data: unknown): void {
    const link = this.#links.get(shard);
    link?.socket.send(JSON.stringify(link.session.record(type, data)));
  }

  #receive(socket: WebSocket, { op, d }: { op: number; d: Record<string, unknown> }): void {
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (op === 2) this.#identify(socket, d);
    // A session is not kept here: the client begins a new one.
    if (op === 6) socket.send(JSON.stringify({ op: 9, d: false }));
  }

  #identify(socket: WebSocket, { token, shard }: Record<string, unknown>): void {
    const { url, guildIds } = this.#options;
    if (token !== this.#options.token) {
      socket.close(4004);
      return;
    }
    const [id, count] = shard as [number, number];
    const times = (this.identified.get(id) ?? 0) + 1;
    this.count = count;
    this.identified.set(id, times);
    this.#links.set(id, { socket, session: new Session(`loopback-shard-${id}-${times}`) });
    const own = guildIds.filter((guildId) => shardOf(guildId, count) === id);
    this.#tell(id, 'READY', {
      v: 10,
      user: botUser,
      guilds: own.map((guildId) => ({ id: guildId, unavailable: true })),
      session_id: `loopback-shard-${id}-${times}`,
      resume_gateway_url: url,
      application: { id: applicationId, flags: 0 },
      shard: [id, count],
    });
    for (const guildId of own) this.#tell(id, 'GUILD_CREATE', { ...guild, id: guildId });
  }
}
