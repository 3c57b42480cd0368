import { type CacheWithLimitsOptions, Options } from 'discord.js';

/** People whom discord.js remembers, in all and of each server; it forgets nobody by itself. */
const people = 500;
const membersOfServer = 100;

const isSelf = ({
  id,
  client,
}: {
  readonly id: string;
  readonly client: { readonly user: { id: string } };
}) => id === client.user.id;

const limits: CacheWithLimitsOptions = {
  ...Options.DefaultMakeCacheSettings,
  // Messages are answered as they come and never looked up again.
  MessageManager: 0,
  // Whoever asks comes with what they ask.
  UserManager: { maxSize: people, keepOverLimit: isSelf },
  GuildMemberManager: { maxSize: membersOfServer, keepOverLimit: isSelf },
};

/** What discord.js keeps of what Discord told: of whoever grows in number with time, a few. */
export const boundedCaches = () => Options.cacheWithLimits(limits);
