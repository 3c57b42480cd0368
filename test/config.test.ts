import { readFileSync } from 'node:fs';
import dotenv from 'dotenv';
import { describe, expect, it } from 'vitest';
import { indexDirFor, indexSchemaFor, loadConfig, settingNames } from '../src/config.ts';

describe('.env.example', () => {
  const example = dotenv.parse(readFileSync(new URL('../.env.example', import.meta.url)));

  it('names every setting, and no other', () => {
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  });

  it('gives the defaults', () => {
    expect(loadConfig(example, '/package')).toEqual(loadConfig({}, '/package'));
  });
});

describe('loadConfig', () => {
  it('resolves folders from the root', () => {
    const config = loadConfig({ CORPUS_DIR: 'texts', INDEX_DIR: '/var/index' }, '/package');
    expect(config).toMatchObject({
      corpusDir: '/package/texts',
      indexDir: '/var/index',
      terminalBidi: 'auto',
    });
  });

  it('reads ids, counts and the place of feedback', () => {
    const config = loadConfig(
      {
        ALLOWED_CHANNELS: ' 900000000000000001 ,900000000000000002',
        QUESTION_BURST: '3',
        WAITING_QUESTIONS: '100000',
        FEEDBACK_FILE: ' kept/feedback.jsonl ',
      },
      '/package',
    );
    expect(config).toMatchObject({
      allowedChannels: ['900000000000000001', '900000000000000002'],
      allowedRoles: [],
      questionBurst: 3,
      questionsPerMinute: 20,
      concurrentQuestions: 4,
      waitingQuestions: 100_000,
      feedbackFile: '/package/kept/feedback.jsonl',
    });
    expect(loadConfig({}, '/package').feedbackFile).toBeNull();
  });

  it('has nothing listen unless a port is given, and then on this machine alone', () => {
    expect(loadConfig({ HEALTH_HOST: '0.0.0.0' }, '/').health).toBeNull();
    expect(loadConfig({ HEALTH_PORT: '9464' }, '/').health).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(loadConfig({ HEALTH_PORT: '9464', HEALTH_HOST: '::' }, '/').health?.host).toBe('::');
  });

  it('logs no question unless told to', () => {
    expect(loadConfig({}, '/').logQuestions).toBe(false);
    expect(loadConfig({ LOG_QUESTIONS: 'true' }, '/').logQuestions).toBe(true);
  });

  it.each([
    ['LOG_LEVEL', 'loud', "LOG_LEVEL: expected one of silent, error, warn, info, debug, got 'loud'"],
    ['TERMINAL_BIDI', 'both', "TERMINAL_BIDI: expected one of auto, logical, visual, got 'both'"],
    ['DISCORD_GUILD_ID', '12', 'DISCORD_GUILD_ID: expected a server id of 15 to 21 digits'],
    ['DISCORD_API_URL', 'ftp://x', 'DISCORD_API_URL: expected an http or https address'],
    [
      'INDEX_URL',
      'mysql://me:secret@host/x',
      "INDEX_URL: expected an address like postgres://user:password@host:5432/database, got '…'",
    ],
    ['SHARDS', '0', "SHARDS: expected 'auto' or a whole number from 1 to 64, got '0'"],
    ['SHARDS', 'many', "SHARDS: expected 'auto' or a whole number from 1 to 64, got 'many'"],
    ['ALLOWED_CHANNELS', '12', 'ALLOWED_CHANNELS: expected ids of 15 to 21 digits with commas between them'],
    ['ALLOWED_ROLES', '900000000000000001;900000000000000002', 'ALLOWED_ROLES: expected ids of 15 to 21'],
    ['QUESTION_BURST', '0', "QUESTION_BURST: expected a whole number from 1 to 1000, got '0'"],
    ['QUESTIONS_PER_MINUTE', 'many', 'QUESTIONS_PER_MINUTE: expected a whole number from 1 to 10000'],
    ['CONCURRENT_QUESTIONS', '1.5', 'CONCURRENT_QUESTIONS: expected a whole number from 1 to 64'],
    ['LOG_QUESTIONS', 'yes', "LOG_QUESTIONS: expected true or false, got 'yes'"],
    ['HEALTH_PORT', '0', "HEALTH_PORT: expected a whole number from 1 to 65535, got '0'"],
    ['WAITING_QUESTIONS', '100001', 'WAITING_QUESTIONS: expected a whole number from 1 to 100000'],
  ])('refuses %s=%s and says what it expected', (name, value, message) => {
    expect(() => loadConfig({ [name]: value }, '/package')).toThrow(message);
  });
});

describe('indexSchemaFor', () => {
  const config = loadConfig({ SHARDS: 'auto', INDEX_URL: 'postgresql://me@host/x' }, '/package');

  it('gives every corpus but the configured one a schema of its own', () => {
    expect(config).toMatchObject({ shards: 'auto', indexUrl: 'postgresql://me@host/x' });
    expect(indexSchemaFor(config, '/package/corpus')).toBe('isnad');
    expect(indexSchemaFor(config, '/home/me/corpus')).toMatch(/^isnad_corpus_[0-9a-f]{8}$/);
    expect(indexSchemaFor(config, '/home/you/corpus')).not.toBe(indexSchemaFor(config, '/home/me/corpus'));
  });
});

describe('indexDirFor', () => {
  const config = loadConfig({}, '/package');

  it('keeps the configured folder for the configured corpus', () => {
    expect(indexDirFor(config, '/package/corpus')).toBe('/package/.index');
  });

  it('gives every other corpus a folder of its own, named after it', () => {
    const one = indexDirFor(config, '/home/me/corpus');
    expect(one).toMatch(/^\/package\/\.index\/corpora\/corpus-[0-9a-f]{8}$/);
    expect(indexDirFor(config, '/home/you/corpus')).not.toBe(one);
    expect(indexDirFor(config, '/home/me/corpus')).toBe(one);
  });

  it('makes a plain folder name of any path', () => {
    expect(indexDirFor(config, '/tmp/تقارير عام 2021!')).toMatch(/\/corpora\/تقارير-عام-2021--[0-9a-f]{8}$/);
    expect(indexDirFor(config, '/')).toMatch(/\/corpora\/root-[0-9a-f]{8}$/);
  });
});
