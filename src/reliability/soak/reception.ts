import { type LoopbackDiscord, wasTaken } from '../../../loopback/discord.ts';
import type { Trial } from '../section.ts';
import type { Asked, Loaded } from './load.ts';

/** What became of one interaction; milliseconds from its leaving Discord, null where nothing came. */
interface Reception {
  readonly asked: Asked;
  readonly acknowledgements: number;
  readonly acknowledgedMs: number | null;
  /** Bodies of the answer that differ; the same may come again when its reply was lost. */
  readonly answers: number;
  readonly answeredMs: number | null;
  /** Whether the gateway's socket was down when it was sent. */
  readonly whileAway: boolean;
}

/** An answer has components; a line of text alone says that there is none. */
const isAnswer = (body: { readonly components?: readonly unknown[] } | undefined): boolean =>
  (body?.components?.length ?? 0) > 0;

/** Looks up what came back for everything that was sent. */
export function receptionsOf(discord: LoopbackDiscord, { asked, drops }: Loaded): Reception[] {
  const callbacks = new Map<string, number[]>();
  const answers = new Map<string, { readonly bodies: Set<string>; readonly first: number }>();
  for (const request of discord.requests) {
    if (!wasTaken(request)) continue;
    const [, kind, first = '', second = ''] = request.path.split(/[/?]/);
    if (kind === 'interactions') callbacks.set(first, [...(callbacks.get(first) ?? []), request.t]);
    if (kind !== 'webhooks' || request.method !== 'PATCH' || !isAnswer(request.body)) continue;
    const known = answers.get(second) ?? { bodies: new Set(), first: request.t };
    known.bodies.add(JSON.stringify(request.body));
    answers.set(second, known);
  }
  return asked.map((each) => {
    const { sent, at } = each;
    const times = callbacks.get(sent.id) ?? [];
    const answered = answers.get(sent.token);
    return {
      asked: each,
      acknowledgements: times.length,
      acknowledgedMs: times[0] === undefined ? null : times[0] - at,
      answers: answered?.bodies.size ?? 0,
      answeredMs: answered ? answered.first - at : null,
      whileAway: drops.some((drop) => at >= drop.at && at <= (drop.backAt ?? Number.POSITIVE_INFINITY)),
    };
  });
}

const lateMs = 1_000;

const secondsOf = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;

/** Those of the receptions that are as they should be, and one line that tells of all others. */
function trial(
  what: string,
  receptions: readonly Reception[],
  isGood: (reception: Reception) => boolean,
  describe: (bad: readonly Reception[]) => string,
): Trial {
  const bad = receptions.filter((reception) => !isGood(reception));
  const survived = receptions.length - bad.length;
  return { what, tried: receptions.length, survived, exceptions: bad.length > 0 ? [describe(bad)] : [] };
}

const counted = (bad: readonly Reception[], of: (reception: Reception) => number): string => {
  const counts = new Map<number, number>();
  for (const each of bad) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
  return [...counts].map(([times, count]) => `${count} of them ${times} times`).join(', ');
};

export function receptionTrials(receptions: readonly Reception[]): Trial[] {
  const questions = receptions.filter(({ asked }) => asked.kind === 'question');
  const isInTime = ({ acknowledgedMs }: Reception) => acknowledgedMs !== null && acknowledgedMs <= lateMs;
  const late = (bad: readonly Reception[]) => {
    const worst = Math.max(...bad.map(({ acknowledgedMs }) => acknowledgedMs ?? Number.POSITIVE_INFINITY));
    return `${bad.length} later, at worst after ${secondsOf(worst)}`;
  };
  return [
    trial(
      'interactions acknowledged, each once',
      receptions,
      ({ acknowledgements }) => acknowledgements === 1,
      (bad) => counted(bad, ({ acknowledgements }) => acknowledgements),
    ),
    trial(
      'acknowledged within 1 s, sent while the gateway was connected',
      receptions.filter(({ whileAway }) => !whileAway),
      isInTime,
      late,
    ),
    trial(
      'acknowledged within 1 s, sent while its socket was down, which the gateway tells on the resume',
      receptions.filter(({ whileAway }) => whileAway),
      isInTime,
      late,
    ),
    trial(
      'questions answered, each once',
      questions,
      ({ answers }) => answers === 1,
      (bad) => counted(bad, ({ answers }) => answers),
    ),
  ];
}

/** The time within which a share of the receptions came. */
function quantile(
  receptions: readonly Reception[],
  of: (reception: Reception) => number | null,
  share: number,
): string {
  const times = receptions.flatMap((each) => of(each) ?? []).sort((left, right) => left - right);
  const time = times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return time === undefined ? '–' : secondsOf(time);
}

export function receptionFigures(receptions: readonly Reception[]): [string, string][] {
  const questions = receptions.filter(({ asked }) => asked.kind === 'question');
  const row = (of: (reception: Reception) => number | null, among: readonly Reception[]) =>
    [0.5, 0.99, 1].map((share) => quantile(among, of, share)).join(' · ');
  return [
    [
      'acknowledged after (median · 99 of 100 · all)',
      row(({ acknowledgedMs }) => acknowledgedMs, receptions),
    ],
    ['answered after (median · 99 of 100 · all)', row(({ answeredMs }) => answeredMs, questions)],
  ];
}
