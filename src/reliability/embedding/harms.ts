import { setTimeout as sleep } from 'node:timers/promises';
import { comesTrue, type WatchedAssistant } from './watched-assistant.ts';

/** What is done to the embedding process, and what was not as it should be then, or null. */
export type Harm = (watched: WatchedAssistant, round: number) => Promise<string | null>;

/** `about` and the log must tell of a death; the answer's own word for it is in the answer. */
async function faultOfTelling(watched: WatchedAssistant): Promise<string | null> {
  if (!(await comesTrue(() => watched.wordsOnly))) return 'about does not tell that it is down';
  return watched.takePauses().length > 0 ? null : 'the log does not tell that it is down';
}

export const killedIdle: Harm = async (watched) => {
  await watched.signal('SIGKILL');
  const told = await faultOfTelling(watched);
  if (told) return told;
  const answer = await watched.ask();
  return watched.faultOf(answer);
};

/** Stopped, it has surely not answered when it is killed. */
export const killedUnderQuestion: Harm = async (watched) => {
  await watched.signal('SIGSTOP');
  const asked = watched.ask();
  await watched.signal('SIGKILL');
  return (await faultOfTelling(watched)) ?? watched.faultOf(await asked);
};

/** Each before it could answer: the pauses grow. */
export const killedOverAndOver: Harm = async (watched) => {
  const pauses: number[] = [];
  for (const expected of [0, 250, 500, 1000]) {
    const killed = await watched.signal('SIGKILL');
    if (!(await comesTrue(() => watched.wordsOnly))) return 'about does not tell that it is down';
    const answer = await watched.ask();
    const fault = watched.faultOf(answer);
    if (fault) return fault;
    if (!(await comesTrue(() => watched.isReplaced(killed)))) return 'no other process came';
    pauses.push(...watched.takePauses());
    if (pauses.at(-1) !== expected) return `the pauses were ${pauses.join(', ')} ms`;
  }
  return null;
};

/** It is found to hang after the 20 s that a text may take, killed and replaced. */
export const hanging: Harm = async (watched) => {
  const hung = await watched.signal('SIGSTOP');
  const answer = await watched.ask();
  if (!answer.wordsOnly) return 'the answer has a vector that nobody made';
  if (await watched.isReplaced(hung)) return 'it was replaced before it was told of';
  if (!(await comesTrue(() => watched.wordsOnly))) return 'about does not tell that it does not answer';
  if (!watched.tellsOfSilence()) return 'the log does not tell that it does not answer';
  if (!(await comesTrue(() => watched.isReplaced(hung)))) return 'it was not replaced';
  return watched.takePauses().length > 0 ? watched.faultOf(answer) : 'the log does not tell of it';
};

/** From a tenth of a second to some more than a question waits for its vector. */
export const slow: Harm = async (watched, round) => {
  await watched.signal('SIGSTOP');
  const asked = watched.ask();
  await sleep(100 + ((round * 397) % 2000));
  await watched.signal('SIGCONT');
  return watched.faultOf(await asked);
};
