import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseFileName } from '../src/core/corpus/file-name.ts';
import { IsnadError } from '../src/core/errors.ts';
import { type Language, languages } from '../src/core/language.ts';
import { type Call, type ExitStatus, runCommand } from '../src/terminal/command-line.ts';
import { openPrompt } from '../src/terminal/prompt.ts';
import { surroundings } from './surroundings.ts';

interface ImportCommandOptions {
  readonly title?: string;
  readonly date?: string;
  readonly caption?: string;
  readonly slug?: string;
  readonly language?: Language;
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly corpus?: string;
}
type ImportCall = Call<ImportCommandOptions>;

function reportName(value: string): string {
  try {
    return parseFileName(`${value}.md`, value).slug;
  } catch {
    throw new InvalidArgumentError("expected letters, digits, '-' and '_'");
  }
}

function oneLine(value: string): string {
  if (value.trim() && !/\p{Cc}/u.test(value)) return value.trim();
  throw new InvalidArgumentError('expected one line of text');
}

const command = new Command('npm run import --')
  .usage(
    '[--title TEXT] [--date TEXT] [--caption TEXT] [--slug NAME] [--language ar|en] [--replace] [--yes] [--corpus DIR] FILE|-',
  )
  .description(
    'Makes a report of a PDF, a Word document (DOCX), a saved web page, Markdown or plain text, and puts it into the corpus.',
  )
  .argument('[file]', 'the document; - reads it from the input')
  .option('--title <text>', 'its title, instead of the one found', oneLine)
  .option('--date <text>', 'when it was published, as it should be cited', oneLine)
  .option('--caption <text>', "its picture's caption", oneLine)
  .option('--slug <name>', "the report's name; by default the file's", reportName)
  .addOption(new Option('--language <language>', "by default its letters'").choices(languages))
  .option('--replace', 'write over the report of that name')
  .option('--yes', 'write it also where something is unsure, and ask nothing')
  .option('--corpus <dir>', 'another corpus folder');

/** Whether the draft may be written: at once where it is plain, else as whoever sits at the terminal says. */
async function isWanted(call: ImportCall, doubts: number, isPiped: boolean): Promise<boolean> {
  if (call.options.yes || doubts === 0) return true;
  if (isPiped || !call.stdin.isTTY || !call.stderr.isTTY) throw new IsnadError('IMPORT_UNSURE', doubts);
  const prompt = openPrompt(call.stdin, call.stderr);
  const line = await prompt.ask('Write it as it is? [y/N]');
  prompt.close();
  return /^(?:y|yes|ن|نعم)$/iu.test(line ?? '');
}

/** What to do with a report that was written. */
async function tellNext(call: ImportCall): Promise<void> {
  const { corpus } = call.options;
  const place = corpus === undefined ? '' : `--corpus ${/\s/.test(corpus) ? `'${corpus}'` : corpus} `;
  await call.note(`Index it: npm run reindex${place && ` -- ${place.trim()}`}`);
  await call.note(`Ask it:   npm run ask -- ${place}"…"`);
}

void runCommand<ImportCommandOptions>(command, surroundings(), async (call): Promise<ExitStatus> => {
  const { options, words, config, stdin } = call;
  const [named] = words;
  if (named === undefined || words.length > 1)
    throw new IsnadError('USAGE', 'Name one file, or - to read the input. Put a name with spaces in quotes.');
  const { draftReport, replacedBy, saveReport } = await import('../src/importing.ts');
  const { draftView } = await import('../src/terminal/views/draft.ts');
  const { title, date, caption, language, slug } = options;
  const file = named === '-' ? null : path.resolve(call.directory, named);
  const draft = await draftReport({ file, stream: stdin, given: { title, date, caption, language }, slug });
  const existing = await replacedBy(config, draft);
  if (existing !== null && !options.replace) throw new IsnadError('REPORT_EXISTS', existing);
  await call.tell(draftView(draft));
  if (!(await isWanted(call, draft.doubts.length, file === null))) {
    await call.note('Nothing was written.');
    return 0;
  }
  const written = await saveReport(config, draft, { replace: options.replace ?? false });
  await call.note(written.replaced ? 'Replaced the report that was there:' : 'Written:');
  await call.print(`${written.file}\n`);
  await tellNext(call);
  return 0;
}).then(process.exit);
