import path from 'node:path';
import { type Command, CommanderError } from 'commander';
import {
  type BidiSetting,
  type Config,
  indexDirFor,
  indexSchemaFor,
  loadConfig,
  secretsOf,
} from '../config.ts';
import { exitStatusOf, IsnadError } from '../core/errors.ts';
import { redactor } from '../core/redaction.ts';
import { type Display, displayOf } from './display.ts';
import { own, type Paragraph, paragraph } from './layout/paragraph.ts';
import { Output, ReaderGone } from './output.ts';

/** What a command is started with and in. */
export interface Surroundings {
  /** Why the settings file could not be read, or null. */
  readonly settingsFault: IsnadError | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Without the interpreter and the script. */
  readonly args: readonly string[];
  /** The package's own folder: relative settings start there. */
  readonly root: string;
  readonly directory: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Shows a text a screen at a time; false where it cannot. Without it, nothing is paged. */
  readonly page?: (text: string) => Promise<boolean>;
}

export type ExitStatus = 0 | 1 | 2;

/** A command line that was understood, and the streams to answer on. */
export interface Call<Options> {
  readonly options: Options;
  readonly words: readonly string[];
  readonly config: Config;
  /** The folder that paths on the command line start from. */
  readonly directory: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Of stdout as wide as it is now. */
  readonly display: Display;
  /** Results, on stdout. */
  print(text: string): Promise<void>;
  show(paragraphs: readonly Paragraph[]): Promise<void>;
  /** The same, a screen at a time where somebody sits at a terminal that is too low for it. */
  showPaged(paragraphs: readonly Paragraph[]): Promise<void>;
  /** What is not the result, such as a preview of it, on stderr. */
  tell(paragraphs: readonly Paragraph[]): Promise<void>;
  /** A diagnostic line, on stderr. */
  note(text: string): Promise<void>;
  /** A failure, on stderr, for a command that goes on after it. */
  report(error: unknown, where?: string): Promise<void>;
}

interface CommonOptions {
  readonly color?: boolean;
  readonly corpus?: string;
  readonly index?: string;
  readonly model?: string;
}

/** Adds the options that name another corpus and index. */
export const withPlaces = (command: Command): Command =>
  command
    .option('--corpus <dir>', 'another corpus folder; its index goes to a folder of its own')
    .option('--index <dir>', 'another index folder');

/** The folder that paths on the command line start from: npm runs a script in the package's folder and notes where the user was. */
function userDirectory({ directory, root, environment }: Surroundings): string {
  const { INIT_CWD } = environment;
  return path.resolve(directory) === path.resolve(root) && INIT_CWD ? INIT_CWD : directory;
}

function place(config: Config, options: CommonOptions, from: string): Config {
  for (const name of ['corpus', 'index', 'model'] as const) {
    if (options[name]?.trim() === '') throw new IsnadError('USAGE', `--${name}: expected a value, got ''.`);
  }
  const corpusDir = options.corpus === undefined ? config.corpusDir : path.resolve(from, options.corpus);
  const indexDir =
    options.index === undefined ? indexDirFor(config, corpusDir) : path.resolve(from, options.index);
  // Whoever names a folder wants the index of that folder.
  const indexUrl = options.index === undefined ? config.indexUrl : null;
  const indexSchema = indexSchemaFor(config, corpusDir);
  return {
    ...config,
    corpusDir,
    indexDir,
    indexUrl,
    indexSchema,
    embeddingModel: options.model ?? config.embeddingModel,
  };
}

/** The sentence of a failure; a stack only where the operator asked for it. */
function failureText(error: unknown, environment: Surroundings['environment']): string {
  if (error instanceof IsnadError) return error.message;
  const { LOG_LEVEL } = environment;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = `unexpected failure: ${message.replace(/\s*\n\s*/g, ' ')}`;
  return LOG_LEVEL === 'debug' ? `${line}\n${stack}` : `${line} (LOG_LEVEL=debug shows where)`;
}

/** What commander found wrong, as one of our failures; null where it only printed the help. */
function usageFault({ exitCode, message }: CommanderError): IsnadError | null {
  if (exitCode === 0) return null;
  const reason = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[.]?$/, '.')
    .replace(/^option '(--\w+)[^']*' argument '(.*)' is invalid\. (.*)\.$/, "$1: $3, got '$2'.")
    .replace('Allowed choices are', 'expected one of');
  return new IsnadError('USAGE', reason);
}

/** Loaded when first needed: finding out how wide letters are takes long to load, and JSON needs none of it. */
async function render(paragraphs: readonly Paragraph[], display: Display): Promise<string> {
  const { render: laidOut } = await import('./rendering.ts');
  return laidOut(paragraphs, display);
}

/**
 * Parses a command line, runs its command and turns every failure into one line on stderr.
 * @param command its options and arguments; what belongs to all commands is added here
 * @returns the exit status: 0 done, 1 a failure, 2 wrong usage. All output has been passed on by then.
 */
export async function runCommand<Options extends object>(
  command: Command,
  surroundings: Surroundings,
  run: (call: Call<Options & CommonOptions>) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { stdin, stdout, stderr, page } = surroundings;
  let { environment } = surroundings;
  const results = new Output(stdout);
  const diagnostics = new Output(stderr);
  let bidi: BidiSetting = 'auto';
  let help = '';
  const print = (text: string): Promise<void> => results.write(text);
  const note = async (text: string, style: 'plain' | 'notice' = 'plain'): Promise<void> => {
    // One diagnostic is one line, whatever the width, so that a path or a command in it can be copied.
    const display = { ...displayOf(stderr, bidi, environment), width: Number.POSITIVE_INFINITY };
    // Nobody is left to be told when stderr itself is closed.
    await diagnostics.write(await render([paragraph('en', own(text, style))], display)).catch(() => {});
  };
  const redact = redactor(secretsOf(environment));
  const report = (error: unknown, where?: string): Promise<void> =>
    note(redact(`${where === undefined ? '' : `${where}: `}${failureText(error, environment)}`), 'notice');

  const endUnexpectedly = (error: unknown): void => {
    void report(error).then(() => process.exit(1));
  };
  process.once('uncaughtException', endUnexpectedly);

  command
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => {}, outputError: () => {} })
    .option('--no-color', 'no colours, as with NO_COLOR set')
    .helpOption('-h, --help', 'this text');
  try {
    try {
      command.parse(surroundings.args, { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      const fault = usageFault(error);
      if (fault) throw fault;
      await print(help);
      return 0;
    }
    if (surroundings.settingsFault) throw surroundings.settingsFault;
    const options = command.opts<Options & CommonOptions>();
    if (options.color === false) environment = { ...environment, NO_COLOR: '1' };
    const directory = userDirectory(surroundings);
    const config = place(loadConfig(environment, surroundings.root), options, directory);
    bidi = config.terminalBidi;
    const display = () => displayOf(stdout, config.terminalBidi, environment);
    const showPaged = async (paragraphs: readonly Paragraph[]): Promise<void> => {
      const text = await render(paragraphs, display());
      const tooLong = stdin.isTTY && stdout.isTTY && text.split('\n').length > stdout.rows;
      if (!(tooLong && (await page?.(text)))) await print(text);
    };
    return await run({
      options,
      words: command.args,
      config,
      directory,
      stdin,
      stdout,
      stderr,
      get display() {
        return display();
      },
      print,
      show: async (paragraphs) => print(await render(paragraphs, display())),
      showPaged,
      // Nobody is left to be told when stderr itself is closed.
      tell: async (paragraphs) =>
        diagnostics.write(await render(paragraphs, displayOf(stderr, bidi, environment))).catch(() => {}),
      note,
      report,
    });
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    await report(error);
    if (error instanceof IsnadError && error.code === 'USAGE') {
      await note(`Usage: ${command.name()} ${command.usage()} (--help tells more)`);
    }
    return exitStatusOf(error);
  } finally {
    process.removeListener('uncaughtException', endUnexpectedly);
  }
}
