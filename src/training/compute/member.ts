import { parentPort, workerData } from 'node:worker_threads';
import { viewArena } from './arena.ts';
import { bindKernels } from './kernels.ts';
import { phaseNames, phases } from './phases.ts';
import { control, goHome, type TeamMember } from './team.ts';

const { size, memory, module, index } = workerData as TeamMember;
const arena = viewArena(size, memory);
const kernels = bindKernels(module, memory);
let round = Atomics.load(arena.control, control.round);
parentPort?.postMessage('ready');
for (;;) {
  Atomics.wait(arena.control, control.round, round);
  round = Atomics.load(arena.control, control.round);
  const phase = Atomics.load(arena.control, control.phase);
  if (phase === goHome) break;
  const name = phaseNames[phase];
  // The others wait for this thread, so it must answer whatever happens.
  try {
    if (name) phases[name](arena, kernels, { index, of: size.threads });
  } catch {
    Atomics.store(arena.control, control.failed, 1);
  }
  Atomics.add(arena.control, control.done, 1);
  Atomics.notify(arena.control, control.done);
}
