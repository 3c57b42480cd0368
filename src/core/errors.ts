import { type AskerErrors, phrases } from './phrases.ts';
import type { UiLanguage } from './ui-language.ts';

/**
 * Every failure that a person can meet, each with its sentence: what was expected, what came, what to do.
 * Only the edges (terminal, Discord, scripts) turn one into a message. What the person who asked can mend has its sentence
 * in every language, among the phrases.
 */
const sentences = {
  ...phrases.en.errors,
  USAGE: (what: string) => what,
  QUESTION_NOT_UTF8: () => 'The question is not valid UTF-8. Save the input as UTF-8.',
  OUTPUT_UNWRITABLE: (reason: string) =>
    `The output could not be written (${reason}). Free space, or name another place for it.`,
  SETTINGS_UNREADABLE: (file: string, reason: string) =>
    `The settings in '${file}' could not be read (${reason}). Give this user the right to read it, or remove it.`,
  SETTING_INVALID: (name: string, expected: string, came: string) =>
    `${name}: expected ${expected}, got '${came}'. Correct it in .env or in the environment.`,
  CORPUS_MISSING: (folder: string) =>
    `There is no corpus folder '${folder}'. Create it with one Markdown file a report, or name another with --corpus or CORPUS_DIR.`,
  CORPUS_EMPTY: (folder: string) =>
    `The corpus folder '${folder}' holds no report. Put one Markdown file a report (name.md) into it.`,
  CORPUS_UNREADABLE: (path: string, reason: string) =>
    `The corpus could not be read (${path}: ${reason}). Give this user the right to read it, or name another folder with --corpus or CORPUS_DIR.`,
  CORPUS_FAULT: (file: string, line: number, fault: string) => `${file}:${line}: ${fault}`,
  CORPUS_CHANGED: (file: string) =>
    `'${file}' was changed while the corpus was being indexed. The index that was there is untouched. Wait until nothing writes to the corpus folder, then run: npm run reindex`,
  REPORT_UNWRITABLE: (path: string, reason: string) =>
    `The report could not be written (${path}: ${reason}). Free space or give this user the right to write there, or name another folder with --corpus or CORPUS_DIR.`,
  REPORT_EXISTS: (file: string) =>
    `There is a report '${file}' already. Give this one another name with --slug, or write over that one with --replace.`,
  IMPORT_FAULT: (file: string, fault: string, advice: string) => `'${file}' ${fault}. ${advice}`,
  IMPORT_EMPTY: (file: string) =>
    `No text was found in '${file}'. Open it to see what is in it; where it shows text, save that as plain text and import it so.`,
  IMPORT_UNSURE: (count: number) =>
    `Nothing was written, for want of somebody to ask about ${count === 1 ? 'the doubt' : `the ${count} doubts`} above. Settle them with --title, --date or --language, or say --yes to write it as it is.`,
  INDEX_MISSING: (folder: string) => `There is no index in '${folder}'. Build it with: npm run reindex`,
  INDEX_DAMAGED: (file: string, fault: string) =>
    `The index is damaged (${file}: ${fault}). Build it anew with: npm run reindex -- --force`,
  INDEX_FORMAT: (found: number, expected: number) =>
    `The index has format ${found}; this version of the program reads format ${expected}. Build it anew with: npm run reindex`,
  INDEX_FOREIGN: (found: string, expected: string) =>
    `The index was built anew with other vectors (of the model '${found}'); this process runs '${expected}' and goes on with the index that it has. Start it again, or build the index with: npm run reindex`,
  INDEX_UNREADABLE: (path: string, reason: string) =>
    `The index could not be read (${path}: ${reason}). Give this user the right to read it, or name another folder with --index or INDEX_DIR.`,
  INDEX_LOCKED: (folder: string, pid: number) =>
    `Another process (${pid}) is writing the index in '${folder}'. Wait until it is done, then try again.`,
  INDEX_UNWRITABLE: (path: string, reason: string) =>
    `The index could not be written (${path}: ${reason}). The index that was there is untouched. Free space or give this user the right to write, then try again.`,
  INDEX_LEFTOVER: (path: string, reason: string) =>
    `The index is as it should be, but '${path}' is no longer needed and could not be removed (${reason}). The next reindexing tries again.`,
  INDEX_UNSYNCED: (folder: string, reason: string) =>
    `The new index answers, but the system did not confirm that it is on the disk (${folder}: ${reason}). Check the disk; after a power cut the index before it may answer.`,
  INDEX_NEWER: (found: number, expected: number) =>
    `The index has format ${found}, of a newer version of the program; this one reads format ${expected}. Update this one, or name another database with INDEX_URL.`,
  INDEX_OTHER_MODEL: (found: string, expected: string) =>
    `The shared index holds vectors of ${found}; this process runs ${expected}. Set EMBEDDING_MODEL to the index's model, or build the index anew for all who share it with: npm run reindex`,
  INDEX_GONE: (name: string) =>
    `The generation '${name}' of the index was replaced twice while it was read. Ask again.`,
  INDEX_LOCKED_IN_DATABASE: (address: string) =>
    `Another process is writing the index in ${address}. Wait until it is done, then try again.`,
  DATABASE_UNREACHABLE: (address: string, reason: string) =>
    `The database ${address} could not be reached: ${reason}. Check that the server runs and that INDEX_URL names it; without INDEX_URL the index is kept in INDEX_DIR.`,
  DATABASE_REFUSED: (address: string, reason: string) =>
    `The database ${address} refused the connection: ${reason}. Correct user, password and database in INDEX_URL.`,
  DATABASE_WITHOUT_PGVECTOR: (address: string, reason: string) =>
    `The database ${address} has no pgvector: ${reason}. Install pgvector 0.5 or later on its server, and have its owner run: CREATE EXTENSION vector`,
  DATABASE_FAILED: (address: string, reason: string) =>
    `The database ${address} failed: ${reason}. Give the user of INDEX_URL the rights on the database and its schemas; if that is no help, build the index anew with: npm run reindex -- --force`,
  DIMENSIONS_TOO_MANY: (model: string, dimensions: number, most: number) =>
    `The model '${model}' makes vectors of ${dimensions} numbers; pgvector's index takes at most ${most}. Use the bundled model (remove EMBEDDING_MODEL), or keep the index in INDEX_DIR (remove INDEX_URL).`,
  MODEL_MISSING: (id: string, folder: string, file: string) =>
    `The model '${id}' is not complete: '${file}' is missing below '${folder}'. Use the bundled model (remove EMBEDDING_MODEL), or put the model's files into that folder.`,
  MODEL_UNREACHABLE: (id: string, folder: string, reason: string) =>
    `The model '${id}' is not in '${folder}' and could not be fetched from the hub (${reason}). Use the bundled model (remove EMBEDDING_MODEL), or put the model's files into '${folder}/${id}'.`,
  MODEL_UNUSABLE: (id: string, reason: string) =>
    `The model '${id}' could not be used: ${reason}. Use the bundled model (remove EMBEDDING_MODEL), or another feature-extraction model.`,
  VECTOR_INVALID: (which: string, expected: string, came: string) =>
    `The vector of ${which} cannot be used: expected ${expected}, got ${came}. Use the bundled model (remove EMBEDDING_MODEL), then build the index anew with: npm run reindex -- --force`,
  EMBEDDER_DOWN: (reason: string) => `The embedding process is down: ${reason}. It is being restarted.`,
  EMBEDDER_CLOSED: () => 'The program is stopping and takes no more questions. Start it again, then ask.',
  HEALTH_UNAVAILABLE: (host: string, port: number, reason: string) =>
    `The health endpoint cannot listen on ${host}:${port} (${reason}). Free that port, set another HEALTH_PORT or HEALTH_HOST, or leave HEALTH_PORT empty.`,
  FEEDBACK_UNWRITABLE: (file: string, reason: string) =>
    `Feedback could not be added to '${file}' (${reason}). Give this user the right to write there, or name another file with FEEDBACK_FILE.`,
  FEEDBACK_OFF: () =>
    'No file of verdicts is named. Set FEEDBACK_FILE, so that the bot asks whether its answers helped, or name one with --file.',
  FEEDBACK_MISSING: (file: string) =>
    `There are no verdicts in '${file}' yet. They are written when somebody says on Discord whether an answer helped; or name another file with --file.`,
  REINDEXING_FAILED: (reason: string) =>
    `The reindexing did not finish: ${reason} The index that was there is untouched.`,
  BROWSER_MISSING: (names: string) =>
    `No Chromium was found to take the pictures with (looked for: ${names}). On Debian: apt-get install chromium fonts-noto-core pngquant`,
  BROWSER_FAILED: (browser: string, reason: string) =>
    `The browser '${browser}' could not take the pictures: ${reason} Install it anew, or put another Chromium before it in PATH.`,
  TRAINING_DATA_UNREADABLE: (path: string, reason: string) =>
    `The training data could not be read (${path}: ${reason}). Name with --data a folder of files *.jsonl.gz that this user may read.`,
  TRAINING_DATA_FAULT: (file: string, line: number, came: string) =>
    `${file}:${line}: expected a JSON array of two texts, got '${came}'. Correct the line or take it out.`,
  TRAINING_DATA_LACKING: (what: string) =>
    `There is not enough to train on: ${what}. Add such files to the folder, or name another one with --data.`,
  CHECKPOINT_DAMAGED: (file: string, reason: string) =>
    `The checkpoint '${file}' could not be read (${reason}). Delete it to train from the start.`,
  TRAINING_UNWRITABLE: (path: string, reason: string) =>
    `What was trained could not be written (${path}: ${reason}). Free space or name another folder with --out, then run the same command again.`,
  DISCORD_TOKEN_MISSING: () =>
    'DISCORD_TOKEN is not set. Put the bot token of your application (Discord Developer Portal → Bot) into .env.',
  DISCORD_TOKEN_INVALID: () =>
    'Discord refused the token. Copy it anew (Discord Developer Portal → Bot → Reset Token) into DISCORD_TOKEN in .env.',
  DISCORD_INTENTS_REFUSED: () =>
    'Discord refused the intents that the bot asked for. Update to this version of the program as it is: it needs no privileged intent.',
  DISCORD_CLOSED: (code: number, reason: string) =>
    `Discord ended the connection for good, with code ${code}: ${reason}. This version of the program cannot go on; look for a newer one.`,
  DISCORD_UNREACHABLE: (url: string, reason: string) =>
    `Discord could not be reached at ${url}: ${reason}. Check the network and DISCORD_API_URL, then start again.`,
  SHARD_FAILED: (shard: number) =>
    `Shard ${shard} ended before it answered; the line above says why. Correct that, then start again.`,
  DISCORD_REFUSED: (what: string, reason: string) =>
    `Discord refused to ${what}: ${reason}. Check DISCORD_GUILD_ID and that the bot was invited with the scope applications.commands.`,
} satisfies Record<string, (...details: never[]) => string>;

export type ErrorCode = keyof typeof sentences;

const isAskersCode = (code: ErrorCode): code is keyof AskerErrors => Object.hasOwn(phrases.en.errors, code);

/** A failure that is expected to happen and whose message a person can act on. */
export class IsnadError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'IsnadError';
  readonly code: Code;
  readonly #details: readonly unknown[];

  constructor(code: Code, ...details: Parameters<(typeof sentences)[Code]>) {
    super((sentences[code] as (...details: unknown[]) => string)(...details));
    this.code = code;
    this.#details = details;
  }

  /** Whether it is for the person who asked, who can mend it; any other is for whoever runs the program. */
  get isForAsker(): boolean {
    return isAskersCode(this.code);
  }

  /** The message in a language, where it is one for the person who asked; else as it is. */
  messageIn(language: UiLanguage): string {
    const { code } = this;
    if (!isAskersCode(code)) return this.message;
    return (phrases[language].errors[code] as (...details: readonly unknown[]) => string)(...this.#details);
  }
}

/** The exit status of a command that failed so: 2 for wrong usage, 1 for any other failure. */
export const exitStatusOf = (error: unknown): 1 | 2 =>
  error instanceof IsnadError && (error.code === 'USAGE' || error.code.startsWith('QUESTION_')) ? 2 : 1;
