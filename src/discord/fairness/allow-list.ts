/** Where and to whom the bot answers; an empty list allows all. */
export interface AllowList {
  readonly channels: readonly string[];
  readonly roles: readonly string[];
}

export interface Whereabouts {
  /** The channel and, of a thread, the channel that it belongs to. */
  readonly channels: readonly (string | null | undefined)[];
  /** The roles of the person in the server; none outside of one. */
  readonly roles: readonly string[];
}

/** What stands against an answer; null where nothing does. */
export function refusal(allowed: AllowList, { channels, roles }: Whereabouts): 'channel' | 'role' | null {
  if (allowed.channels.length && !channels.some((id) => id && allowed.channels.includes(id)))
    return 'channel';
  if (allowed.roles.length && !roles.some((id) => allowed.roles.includes(id))) return 'role';
  return null;
}
