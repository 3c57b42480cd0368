import { Worker } from 'node:worker_threads';
import { type Arena, type ArenaSize, createArena } from './arena.ts';
import { bindKernels, compileKernels, type Kernels } from './kernels.ts';
import { type PhaseName, phaseNames, phases } from './phases.ts';

/** Places in the arena's control numbers. */
export const control = { round: 0, phase: 1, done: 2, failed: 3 } as const;
/** In place of a phase's number: the thread ends. */
export const goHome = -1;

export interface TeamMember {
  readonly size: ArenaSize;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly index: number;
}

/** Threads that compute the phases of training steps together, this thread being one of them. */
export interface Team {
  readonly arena: Arena;
  readonly kernels: Kernels;
  /** Computes a phase; blocks until all have done their share. */
  run(phase: PhaseName): void;
  close(): Promise<void>;
}

export async function createTeam(size: ArenaSize): Promise<Team> {
  const module = await compileKernels();
  const arena = createArena(size);
  const kernels = bindKernels(module, arena.memory);
  const helpers = Array.from({ length: size.threads - 1 }, (_, place) => {
    const workerData: TeamMember = { size, memory: arena.memory, module, index: place + 1 };
    return new Worker(new URL('./team-member.js', import.meta.url), { workerData });
  });
  await Promise.all(helpers.map((helper) => new Promise((ready) => helper.once('message', ready))));

  const call = (phase: number) => {
    Atomics.store(arena.control, control.phase, phase);
    Atomics.store(arena.control, control.done, 0);
    Atomics.add(arena.control, control.round, 1);
    Atomics.notify(arena.control, control.round);
  };
  return {
    arena,
    kernels,
    run(phase) {
      call(phaseNames.indexOf(phase));
      phases[phase](arena, kernels, { index: 0, of: size.threads });
      for (;;) {
        const done = Atomics.load(arena.control, control.done);
        if (done === helpers.length) break;
        Atomics.wait(arena.control, control.done, done);
      }
      if (Atomics.load(arena.control, control.failed) !== 0) {
        throw new Error(`a thread failed in '${phase}'`);
      }
    },
    async close() {
      const ends = helpers.map((helper) => new Promise((ended) => helper.once('exit', ended)));
      call(goHome);
      await Promise.all(ends);
    },
  };
}
