import { createHash } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import { IsnadError } from './core/errors.ts';
import { type UiLanguage, uiLanguages } from './core/ui-language.ts';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof logLevels)[number];

/** Who puts Arabic into its visual order: the terminal (`logical`) or this program (`visual`). */
const bidiSettings = ['auto', 'logical', 'visual'] as const;
export type BidiSetting = (typeof bidiSettings)[number];

const uiSettings = ['auto', ...uiLanguages] as const;

/** Everything that can be set, validated. Paths are absolute. */
export interface Config {
  readonly discordToken: string | null;
  readonly discordGuildId: string | null;
  /** Without the version, for example https://discord.com/api. */
  readonly discordApiUrl: string;
  readonly corpusDir: string;
  readonly indexDir: string;
  /** Where the index is kept in a database that others share, with its password; null: in `indexDir`. */
  readonly indexUrl: string | null;
  /** The schema of the index in that database. */
  readonly indexSchema: string;
  /** Processes that share the connections to Discord: a number, or as many as Discord recommends; null: this one. */
  readonly shards: number | 'auto' | null;
  readonly embeddingModel: string;
  readonly modelDir: string;
  /** What the embedding process may know of the environment: certificates, and the hub's token. */
  readonly modelEnvironment: Readonly<Record<string, string>>;
  /** Discord channels that the bot answers in, by id; empty: all. */
  readonly allowedChannels: readonly string[];
  /** Discord roles that the bot answers, by id; empty: everybody. */
  readonly allowedRoles: readonly string[];
  /** Questions that a person may ask at once on Discord, and how many come back in a minute. */
  readonly questionBurst: number;
  readonly questionsPerMinute: number;
  /** Questions that are answered at a time on Discord, and how many may wait. */
  readonly concurrentQuestions: number;
  readonly waitingQuestions: number;
  /** Absolute; null: nobody is asked whether an answer helped. */
  readonly feedbackFile: string | null;
  readonly logLevel: LogLevel;
  /** Whether questions may stand in the log. */
  readonly logQuestions: boolean;
  /** Where the bot tells of its health; null: nowhere. */
  readonly health: { readonly host: string; readonly port: number } | null;
  readonly terminalBidi: BidiSetting;
  /** The one language of the program's own words; null: that of each question. */
  readonly uiLanguage: UiLanguage | null;
}

export const bundledModel = 'isnad-small';

const ids = z
  .string()
  .regex(/^\s*\d{15,21}(?:\s*,\s*\d{15,21})*\s*$/, 'ids of 15 to 21 digits with commas between them')
  .transform((list) => list.split(',').map((id) => id.trim()))
  .optional();

const countFrom1To = (most: number) => {
  const error = `a whole number from 1 to ${most}`;
  return z.coerce.number({ error }).int(error).min(1, error).max(most, error);
};

const yesOrNo = (usual: 'true' | 'false') =>
  z.enum(['true', 'false'], { error: 'true or false' }).default(usual);

const settings = z.object({
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'a server id of 15 to 21 digits')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https address' })
    .default('https://discord.com/api'),
  CORPUS_DIR: z.string().default('corpus'),
  INDEX_DIR: z.string().default('.index'),
  INDEX_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'an address like postgres://user:password@host:5432/database',
    })
    .optional(),
  SHARDS: z
    .string()
    .trim()
    .regex(/^(?:auto|[1-9]|[1-5]\d|6[0-4])$/, "'auto' or a whole number from 1 to 64")
    .transform((shards) => (shards === 'auto' ? shards : Number(shards)))
    .optional(),
  EMBEDDING_MODEL: z.string().default(bundledModel),
  MODEL_DIR: z.string().default('models'),
  ALLOWED_CHANNELS: ids,
  ALLOWED_ROLES: ids,
  QUESTION_BURST: countFrom1To(1000).default(8),
  QUESTIONS_PER_MINUTE: countFrom1To(10_000).default(20),
  CONCURRENT_QUESTIONS: countFrom1To(64).default(4),
  WAITING_QUESTIONS: countFrom1To(100_000).default(500),
  FEEDBACK_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(', ')}` }).default('info'),
  LOG_QUESTIONS: yesOrNo('false'),
  HEALTH_PORT: countFrom1To(65_535).optional(),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  TERMINAL_BIDI: z.enum(bidiSettings, { error: `one of ${bidiSettings.join(', ')}` }).default('auto'),
  UI_LANGUAGE: z.enum(uiSettings, { error: `one of ${uiSettings.join(', ')}` }).default('auto'),
});

/** Variables of the environment that only the embedding process reads, and that are no settings of this program. */
const modelVariables = ['SystemRoot', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'HF_TOKEN'];

/** The values of an environment that nobody may read in what the program puts out. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  const { DISCORD_TOKEN, HF_TOKEN, INDEX_URL } = environment;
  return [DISCORD_TOKEN, HF_TOKEN, passwordOf(INDEX_URL)].flatMap((secret) => secret?.trim() || []);
}

function passwordOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { password, searchParams } = new URL(address);
  return decodeURIComponent(password || searchParams.get('password') || '');
}

/** Every setting that is read. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/**
 * Reads the settings. An empty value counts as unset.
 * @param environment as `process.env`, after `.env` was read into it
 * @param root the folder that relative paths start from
 * @throws IsnadError SETTING_INVALID, naming the setting and what was expected
 */
export function loadConfig(environment: Record<string, string | undefined>, root: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    // An address that is none may still hold a password.
    const came = name === 'INDEX_URL' ? '…' : (given[name] ?? '');
    throw new IsnadError('SETTING_INVALID', name, issue?.message ?? 'another value', came);
  }
  const { data } = parsed;
  return {
    discordToken: data.DISCORD_TOKEN?.trim() ?? null,
    discordGuildId: data.DISCORD_GUILD_ID ?? null,
    discordApiUrl: data.DISCORD_API_URL.replace(/\/+$/, ''),
    corpusDir: path.resolve(root, data.CORPUS_DIR),
    indexDir: path.resolve(root, data.INDEX_DIR),
    indexUrl: data.INDEX_URL ?? null,
    indexSchema: 'isnad',
    shards: data.SHARDS ?? null,
    embeddingModel: data.EMBEDDING_MODEL,
    modelDir: path.resolve(root, data.MODEL_DIR),
    modelEnvironment: Object.fromEntries(
      modelVariables.flatMap((name) => (given[name] ? [[name, given[name]]] : [])),
    ),
    allowedChannels: data.ALLOWED_CHANNELS ?? [],
    allowedRoles: data.ALLOWED_ROLES ?? [],
    questionBurst: data.QUESTION_BURST,
    questionsPerMinute: data.QUESTIONS_PER_MINUTE,
    concurrentQuestions: data.CONCURRENT_QUESTIONS,
    waitingQuestions: data.WAITING_QUESTIONS,
    feedbackFile: data.FEEDBACK_FILE === undefined ? null : path.resolve(root, data.FEEDBACK_FILE.trim()),
    logLevel: data.LOG_LEVEL,
    logQuestions: data.LOG_QUESTIONS === 'true',
    health: data.HEALTH_PORT === undefined ? null : { host: data.HEALTH_HOST.trim(), port: data.HEALTH_PORT },
    terminalBidi: data.TERMINAL_BIDI,
    uiLanguage: data.UI_LANGUAGE === 'auto' ? null : data.UI_LANGUAGE,
  };
}

/**
 * Where the index of a corpus goes. The configured corpus has the configured folder; any other has a
 * folder of its own below it, so that a look at another corpus never replaces the index of the bot.
 * @param corpusDir absolute
 */
export function indexDirFor(config: Config, corpusDir: string): string {
  if (corpusDir === config.corpusDir) return config.indexDir;
  const hash = createHash('sha256').update(corpusDir).digest('hex').slice(0, 8);
  const name = path.basename(corpusDir).replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'root';
  return path.join(config.indexDir, 'corpora', `${name}-${hash}`);
}

/** The schema of a corpus's index in a database: as with folders, the configured corpus alone has the configured one. */
export function indexSchemaFor(config: Config, corpusDir: string): string {
  if (corpusDir === config.corpusDir) return config.indexSchema;
  return `${config.indexSchema}_corpus_${createHash('sha256').update(corpusDir).digest('hex').slice(0, 8)}`;
}
