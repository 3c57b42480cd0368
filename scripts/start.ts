import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Logger } from 'pino';
import type { Assistant } from '../src/assistant.ts';
import { type Config, secretsOf } from '../src/config.ts';
import { redactor } from '../src/core/redaction.ts';
import type { Shards } from '../src/discord/sharding.ts';
import { launcher } from '../src/engines/launcher.ts';
import { startOperations } from '../src/operations/operations.ts';
import type { Watched } from '../src/operations/vitals.ts';
import { chat } from '../src/terminal/chat/chat.ts';
import { type Call, type ExitStatus, runCommand } from '../src/terminal/command-line.ts';
import { withAssistant } from '../src/terminal/with-assistant.ts';
import { shardNumber, surroundings } from './surroundings.ts';

/** A shutdown that takes longer than this many milliseconds is cut short. */
const shutdownMs = 10_000;

const toldToStop = (): Promise<null> =>
  new Promise((resolve) => {
    const stop = () => resolve(null);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    // A shard whose manager is gone would answer beside the shards of the next.
    if (shardNumber() !== null) process.once('disconnect', stop);
  });

const openLog = async ({ logLevel }: Config): Promise<Logger> => {
  const { openLog: open } = await import('../src/operations/log.ts');
  return open(logLevel, redactor(secretsOf(process.env)));
};

/** Each shard tells of its health at a port of its own, the first at the one that is set. */
const healthOf = ({ health }: Config): Config['health'] =>
  health && { ...health, port: health.port + (shardNumber() ?? 0) };

/** Starts this script anew for each shard, and has one model embed for all of them. */
async function runShards({ config }: Call<object>): Promise<ExitStatus> {
  const log = await openLog(config);
  const { embedderFor } = await import('../src/embedder-for.ts');
  const { EmbeddingService } = await import('../src/engines/embedding/shared-embedder.ts');
  const { startShards } = await import('../src/discord/sharding.ts');
  const stopping = toldToStop();
  const embedder = embedderFor(config, log);
  const service = new EmbeddingService(embedder, (reply) => shards?.tellAll(reply));
  let shards: Shards | undefined;
  try {
    // A model that cannot be used is told once, not by every shard.
    await embedder.identity();
    shards = await startShards({
      config,
      log,
      script: launcher,
      args: [fileURLToPath(import.meta.url)],
      onMessage: (message, send) => void service.answer(message, send),
    });
    await Promise.race([shards.closed, stopping]);
    log.info('stopping');
    return 0;
  } finally {
    setTimeout(() => process.exit(1), shutdownMs).unref();
    await shards?.stop();
    service.close();
    await embedder.close();
  }
}

async function runBot(call: Call<object>): Promise<ExitStatus> {
  const { config } = call;
  const log = await openLog(config);
  const { parentsEmbedder } = await import('../src/engines/embedding/shared-embedder.ts');
  const watched: Watched = { assistant: null, bot: null };
  const operations = await startOperations(healthOf(config), watched, (error) =>
    log.error({ err: error }, 'the health endpoint failed'),
  );
  const { openFeedbackFile } = await import('../src/engines/feedback-file.ts');
  const { reindexingProcess } = await import('../src/engines/reindexing-process.ts');
  const feedback = config.feedbackFile === null ? null : openFeedbackFile(config.feedbackFile);
  const reindexer = reindexingProcess({
    script: fileURLToPath(new URL('reindex.ts', import.meta.url)),
    // A folder that is named comes before the database of the environment.
    args: [
      ...['--corpus', config.corpusDir, '--model', config.embeddingModel],
      ...(config.indexUrl === null ? ['--index', config.indexDir] : []),
    ],
    // An empty value is also kept from being read out of .env again: only the bot needs the token.
    environment: { ...process.env, DISCORD_TOKEN: '' },
  });
  const { meter } = operations;
  const answer = async (assistant: Assistant): Promise<ExitStatus> => {
    const stopping = toldToStop();
    watched.assistant = assistant;
    const { startBot } = await import('../src/discord/bot.ts');
    const bot = await Promise.race([
      startBot({ config, assistant, log, feedback, reindexer, meter }),
      stopping,
    ]);
    if (!bot) return 0;
    watched.bot = bot;

    await Promise.race([bot.closed, stopping]);
    log.info('stopping');
    // A connection that is failing can keep the client from letting go.
    setTimeout(() => process.exit(1), shutdownMs).unref();
    await Promise.all([bot.stop(), reindexer.stop()]);
    return 0;
  };
  const onFault = (error: unknown) => log.error({ err: error }, 'the new index could not be taken up');
  const embedder = shardNumber() === null ? {} : { embedder: parentsEmbedder(process) };
  try {
    return await withAssistant(config, call.stderr, answer, {
      follow: true,
      onFault,
      meter,
      log,
      ...embedder,
    });
  } finally {
    await operations.close();
  }
}

function runChat(call: Call<object>): Promise<ExitStatus> {
  const onFault = (error: unknown) => void call.report(error);
  return withAssistant(call.config, call.stderr, (assistant) => chat(assistant, call), {
    follow: true,
    onFault,
  });
}

const command = new Command('npm start --')
  .usage('')
  .description(
    'With DISCORD_TOKEN set: the Discord bot. Without: the same assistant as a chat in the terminal.',
  );

void runCommand(command, surroundings(), (call) =>
  call.config.discordToken === null
    ? runChat(call)
    : call.config.shards === null
      ? runBot(call)
      : runShards(call),
).then(process.exit);
