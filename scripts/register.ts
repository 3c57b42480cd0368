import { Command, InvalidArgumentError } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { apiVersion } from '../src/discord/connection.ts';
import { register, registrationBody, registrationRoute } from '../src/discord/registration.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface RegisterOptions {
  readonly guild?: string;
  readonly dryRun?: boolean;
}

const command = new Command('npm run register --')
  .description('tells Discord which slash commands there are, in place of those it knew')
  .option('--guild <id>', 'for one server, at once; default DISCORD_GUILD_ID, else everywhere', (id) => {
    if (/^\d{15,21}$/.test(id)) return id;
    throw new InvalidArgumentError('Expected a server id of 15 to 21 digits.');
  })
  .option('--dry-run', 'print the JSON that would be sent, and send nothing; needs no token');

void runCommand<RegisterOptions>(command, surroundings(), async ({ options, config, print, note }) => {
  const guild = options.guild ?? config.discordGuildId;
  const { discordApiUrl: url, discordToken: token } = config;
  if (options.dryRun) {
    await note(`PUT ${url}/v${apiVersion}${registrationRoute('APPLICATION_ID', guild)}`);
    await print(`${JSON.stringify(registrationBody(), null, 2)}\n`);
    return 0;
  }
  if (!token) throw new IsnadError('DISCORD_TOKEN_MISSING');
  const names = await register(url, token, guild);
  const where = guild ? `in the server ${guild}` : 'everywhere';
  await print(`Registered ${where}: ${names.map((name) => `/${name}`).join(' ')}\n`);
  return 0;
}).then((status) => {
  process.exitCode = status;
});
