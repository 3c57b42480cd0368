import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { loggable } from './fault.ts';

/** As discord.js has it; its types call it private, and there is no other place to stand between the gateway and its readers. */
interface EventReader {
  handlePacket(packet?: { readonly t?: unknown }, shard?: unknown): boolean;
}

/**
 * Lets the client get over an event that it cannot read. Left to itself it rejects a promise that nobody holds, and the
 * process dies of a single field that is missing.
 */
export function surviveUnreadableEvents(client: Client, log: Logger): void {
  const reader = client.ws as unknown as EventReader;
  const read = reader.handlePacket.bind(reader);
  reader.handlePacket = (packet, shard) => {
    try {
      return read(packet, shard);
    } catch (error) {
      log.warn({ event: packet?.t, err: loggable(error) }, 'an event of the gateway could not be read');
      return false;
    }
  };
}
