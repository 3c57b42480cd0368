import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoopbackDiscord, SentInteraction } from '../../../loopback/discord.ts';
import { managersPermissions, someone } from '../../../loopback/people.ts';

export interface Load {
  readonly seconds: number;
  readonly questionsPerSecond: number;
  readonly reindexEverySeconds: number;
  readonly dropEverySeconds: number;
}

/** One interaction that was sent. */
export interface Asked {
  readonly sent: SentInteraction;
  readonly kind: 'question' | 'reindexing';
  /** Milliseconds, of the loopback's clock. */
  readonly at: number;
}

export interface Loaded {
  readonly asked: readonly Asked[];
  /** When the socket was dropped, and when the session was resumed after it; milliseconds of the loopback's clock. */
  readonly drops: readonly { readonly at: number; readonly backAt: number | null }[];
}

/** People who ask again and again; in between, each question is somebody's first. */
const regulars = 400;

/** How often it is seen whether a dropped session was resumed, in milliseconds. */
const lookMs = 5;

/** Numbers of people, without end. */
export function* crowd(): Generator<number, never> {
  for (let newcomer = regulars; ; newcomer++) {
    yield newcomer % regulars;
    yield newcomer;
  }
}

/**
 * Has people ask without a pause, while the corpus changes and is reindexed and the gateway's socket is dropped.
 * @param onSecond hears of each second that is over
 */
export async function putLoadOn(
  discord: LoopbackDiscord,
  corpusDir: string,
  questions: readonly string[],
  people: Iterator<number, never>,
  { seconds, questionsPerSecond, reindexEverySeconds, dropEverySeconds }: Load,
  onSecond: (second: number) => void,
): Promise<Loaded> {
  const started = discord.now();
  const asked: Asked[] = [];
  const drops: { at: number; backAt: number | null }[] = [];
  const ask = (place: number) => {
    const question = questions[place % questions.length] as string;
    const at = discord.now();
    const sent = discord.command('ask', { question }, { user: someone(people.next().value) });
    asked.push({ sent, kind: 'question', at });
  };
  const reindex = async (round: number) => {
    await changeCorpus(corpusDir, round);
    const at = discord.now();
    const sent = discord.command('reindex', {}, { permissions: managersPermissions });
    asked.push({ sent, kind: 'reindexing', at });
  };
  const drop = async () => {
    const before = discord.gateway.resumed;
    const dropped: (typeof drops)[number] = { at: discord.now(), backAt: null };
    drops.push(dropped);
    discord.gateway.drop();
    while (discord.gateway.resumed === before && discord.now() - dropped.at < 20_000) await pause(lookMs);
    if (discord.gateway.resumed > before) dropped.backAt = discord.now();
  };

  const total = seconds * questionsPerSecond;
  const aside: Promise<void>[] = [];
  let second = 0;
  let [reindexAt, dropAt] = [reindexEverySeconds / 2, dropEverySeconds];
  for (let place = 0; place < total; place++) {
    const due = started + (place * 1_000) / questionsPerSecond;
    const early = due - discord.now();
    if (early > 0) await pause(early);
    const elapsed = (place * 1_000) / questionsPerSecond / 1_000;
    if (elapsed >= reindexAt) {
      aside.push(reindex(Math.round(reindexAt / reindexEverySeconds)));
      reindexAt += reindexEverySeconds;
    }
    if (elapsed >= dropAt) {
      aside.push(drop());
      dropAt += dropEverySeconds;
    }
    if (elapsed >= second + 1) {
      second += 1;
      onSecond(second);
    }
    ask(place);
  }
  await Promise.all(aside);
  return { asked, drops };
}

/** A report that differs from one round to the next, written by a rename so that it is never read in part. */
async function changeCorpus(corpusDir: string, round: number): Promise<void> {
  const file = path.join(corpusDir, 'changing.md');
  const content = `---\ntitle: تقرير متغير\ndate: 2021\ncaption: صورة\nlanguage: ar\n---\n\nهذه هي الجولة رقم ${round}.\n\nبلغ عدد الشاحنات ${round * 7} شاحنة.\n`;
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}
