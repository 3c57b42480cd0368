import { applicationId, guildId, snowflake } from './ids.ts';
import type { Message } from './messages.ts';
import { everyonesPermissions, type MemberOptions, member, person, type User } from './people.ts';
import {
  type Channel,
  dmWith,
  foreignChannel,
  foreignGuildId,
  groupChannel,
  guildChannel,
} from './places.ts';

/** Who uses the bot, and where. */
export interface Where extends MemberOptions {
  readonly user?: User;
  readonly inDm?: boolean;
  /** A channel or thread of the server; default its first. */
  readonly channel?: Channel;
  /** Where the bot itself is not: in a server, or among several people. Only who installed it for themselves sees it. */
  readonly userInstalledIn?: 'server' | 'group';
  readonly locale?: string;
}

type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** INTERACTION_CREATE. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly channel_id: string;
  readonly authorizing_integration_owners: object;
  /** Where Discord tells of a member, the person is in it. */
  readonly user?: User;
  readonly member?: { readonly user: User };
  readonly message?: Message;
  readonly [key: string]: unknown;
}

const memberOf = (user: User, { roles, permissions = everyonesPermissions }: Where) => ({
  user,
  ...member({ ...(roles && { roles }) }),
  permissions,
});

const inServer = (id: string, channel: Channel, user: User, where: Where) => ({
  guild_id: id,
  guild: { id, features: [], locale: 'en-US' },
  guild_locale: 'en-US',
  channel,
  channel_id: channel.id,
  member: memberOf(user, where),
  context: 0,
});

function placeOf(user: User, where: Where) {
  const { inDm, userInstalledIn, channel = guildChannel } = where;
  const installed = { authorizing_integration_owners: { 1: user.id } };
  if (inDm) {
    const direct = dmWith(user);
    return { channel: direct, channel_id: direct.id, user, context: 1, ...installed };
  }
  if (userInstalledIn === 'group')
    return { channel: groupChannel, channel_id: groupChannel.id, user, context: 2, ...installed };
  if (userInstalledIn === 'server')
    return { ...inServer(foreignGuildId, foreignChannel, user, where), ...installed };
  return {
    ...inServer(guildId, channel, user, where),
    authorizing_integration_owners: { 0: guildId },
  };
}

function interaction(
  type: number,
  data: Record<string, unknown>,
  where: Where,
  message?: Message,
): Interaction {
  const { user = person, locale = 'en-US' } = where;
  const id = snowflake();
  return {
    id,
    application_id: applicationId,
    type,
    token: `interaction-token-${id}`,
    data,
    ...placeOf(user, where),
    ...(message && { message }),
    app_permissions: everyonesPermissions,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    locale,
    version: 1,
  };
}

const commandId = '900000000000000007';

const optionType = (value: OptionValue): number =>
  typeof value === 'string' ? 3 : typeof value === 'boolean' ? 5 : 4;

const optionsOf = (values: OptionValues, focused?: string) =>
  Object.entries(values).map(([name, value]) => ({
    name,
    type: optionType(value),
    value,
    ...(name === focused && { focused: true }),
  }));

export const commandInteraction = (name: string, options: OptionValues, where: Where): Interaction =>
  interaction(2, { id: commandId, name, type: 1, options: optionsOf(options) }, where);

/** Somebody types into an option, whose value so far is among `options`. */
export const autocompleteInteraction = (
  name: string,
  options: OptionValues,
  focused: string,
  where: Where,
): Interaction =>
  interaction(4, { id: commandId, name, type: 1, options: optionsOf(options, focused) }, where);

/** Somebody picks an entry of a message's menu. */
export const messageMenuInteraction = (name: string, target: Message, where: Where): Interaction =>
  interaction(
    2,
    { id: commandId, name, type: 3, target_id: target.id, resolved: { messages: { [target.id]: target } } },
    where,
  );

/** Somebody presses a button, or picks `values` from a menu. */
export const componentInteraction = (
  message: Message,
  customId: string,
  values: readonly string[] | undefined,
  where: Where,
): Interaction =>
  interaction(
    3,
    { custom_id: customId, component_type: values ? 3 : 2, id: 1, ...(values && { values }) },
    where,
    message,
  );

/**
 * Somebody sends a modal in.
 * @param fields by custom id
 * @param message the one whose button opened it, if one did
 */
export const modalInteraction = (
  customId: string,
  fields: Readonly<Record<string, string>>,
  message: Message | undefined,
  where: Where,
): Interaction => {
  const components = Object.entries(fields).map(([id, value], place) => ({
    type: 18,
    id: 2 * place + 1,
    component: { type: 4, id: 2 * place + 2, custom_id: id, value },
  }));
  return interaction(5, { custom_id: customId, components }, where, message);
};
