/** An event of the gateway. */
export interface GatewayEvent {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** What the gateway keeps of a client's session, to replay what a dropped connection missed. */
export class Session {
  readonly id: string;
  readonly #events: GatewayEvent[] = [];

  constructor(id: string) {
    this.id = id;
  }

  record(type: string, data: unknown): GatewayEvent {
    const event = { op: 0, t: type, s: this.#events.length + 1, d: data } as const;
    this.#events.push(event);
    return event;
  }

  /** The events after a sequence number. */
  since(sequence: number): readonly GatewayEvent[] {
    return this.#events.slice(Math.max(0, sequence));
  }
}
