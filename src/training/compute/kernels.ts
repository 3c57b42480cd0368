import { readFile } from 'node:fs/promises';
import wabt from 'wabt';

/** Arithmetic on rows of floats in one memory; see kernels.wat. Addresses and lengths are in bytes. */
export interface Kernels {
  dot(left: number, right: number, length: number): number;
  blend(to: number, keep: number, from: number, add: number, length: number): void;
  addScaled(to: number, from: number, add: number, length: number): void;
  addFour(to: number, rows: number, weights: number, length: number): void;
  dotTwoFour(left: number, right: number, out: number, stride: number, length: number): void;
}

/** Compiles the kernels once; a module can be sent to other threads. */
export async function compileKernels(): Promise<WebAssembly.Module> {
  const source = await readFile(new URL('./kernels.wat', import.meta.url), 'utf8');
  const parsed = (await wabt()).parseWat('kernels.wat', source, { simd: true, threads: true });
  try {
    return await WebAssembly.compile(parsed.toBinary({}).buffer);
  } finally {
    parsed.destroy();
  }
}

export const bindKernels = (module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
