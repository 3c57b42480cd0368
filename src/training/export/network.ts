import type { BagShape } from '../text/bag.ts';
import type { Graph, Operation, Tensor } from './onnx.ts';
import { byteLevels, digitsPerByte, type PackedTable } from './quantize.ts';

const whole = (...values: number[]): Tensor => ({
  type: 'int64',
  dimensions: [values.length],
  data: BigInt64Array.from(values, BigInt),
});

const real = (value: number): Tensor => ({ type: 'float', dimensions: [], data: Float32Array.of(value) });

/**
 * The network that makes a text's vector, as the trainer does: the rows of its tokens, summed with the weights of `bagOf`,
 * the pivot in the last place. Its output has one position for a single text, and as many as tokens for several, so that
 * the caller's mean over positions leaves the vector as it is.
 * @param table rows of floats, or packed
 */
export function networkOf(table: Float32Array | PackedTable, dimensions: number, shape: BagShape): Graph {
  const constants = new Map<string, Tensor>();
  const operations: Operation[] = [];
  let count = 0;
  const constant = (tensor: Tensor): string => {
    const name = `constant-${constants.size}`;
    constants.set(name, tensor);
    return name;
  };
  const apply = (operator: string, inputs: string[], attributes: Record<string, number> = {}): string => {
    const output = `value-${count++}`;
    operations.push({ operator, inputs, output, attributes });
    return output;
  };
  const floats = (value: string) => apply('Cast', [value], { to: 1 });
  const { saturation, lengthPenalty, usualLength, pivot, pivotFrom } = shape;
  const ids = 'input_ids';

  const known = floats(apply('Not', [apply('Equal', [ids, constant(whole(0))])]));
  const length = apply('ReduceSum', [known, constant(whole(1))], { keepdims: 1 });
  const same = apply('Equal', [
    apply('Unsqueeze', [ids, constant(whole(2))]),
    apply('Unsqueeze', [ids, constant(whole(1))]),
  ]);
  const repetitions = apply('ReduceSum', [floats(same), constant(whole(2))], { keepdims: 0 });
  const damping = apply('Add', [
    apply('Mul', [length, constant(real((saturation * lengthPenalty) / usualLength))]),
    constant(real(saturation * (1 - lengthPenalty))),
  ]);
  let weights = apply('Div', [known, apply('Add', [repetitions, damping])]);

  let rows: string;
  if (table instanceof Float32Array) {
    const size = [table.length / dimensions, dimensions];
    rows = apply('Gather', [constant({ type: 'float', dimensions: size, data: table }), ids]);
  } else {
    const { bytes, bytesPerRow, scales } = table;
    const levels = byteLevels(table.levels);
    const size = [scales.length, bytesPerRow];
    const packed = apply('Gather', [constant({ type: 'uint8', dimensions: size, data: bytes }), ids]);
    const pieces = apply('Gather', [
      constant({ type: 'float', dimensions: [levels.length / digitsPerByte, digitsPerByte], data: levels }),
      apply('Cast', [packed], { to: 6 }),
    ]);
    rows = apply('Reshape', [pieces, constant(whole(0, 0, dimensions))]);
    const scale = constant({ type: 'float', dimensions: [scales.length], data: scales });
    weights = apply('Mul', [weights, apply('Gather', [scale, ids])]);
  }
  const sum = apply('MatMul', [apply('Unsqueeze', [weights, constant(whole(1))]), rows]);

  const excess = apply('Div', [apply('Sub', [length, constant(real(pivotFrom))]), constant(real(pivotFrom))]);
  const ramp = apply('Clip', [excess, constant(real(0)), constant(real(1))]);
  const last = apply('Unsqueeze', [apply('Mul', [ramp, constant(real(pivot))]), constant(whole(2))]);
  const start = constant(whole(0));
  const others = apply('Slice', [sum, start, constant(whole(dimensions - 1)), constant(whole(2))]);
  const vector = apply('Concat', [others, last], { axis: 2 });

  const one = constant(whole(1));
  const size = apply('Shape', [ids]);
  const texts = apply('Slice', [size, start, one]);
  const tokens = apply('Slice', [size, one, constant(whole(2))]);
  const several = apply('Min', [apply('Sub', [texts, one]), one]);
  const positions = apply('Add', [apply('Mul', [apply('Sub', [tokens, one]), several]), one]);
  const target = apply('Concat', [one, positions, one], { axis: 0 });
  operations.push({ operator: 'Expand', inputs: [vector, target], output: 'last_hidden_state' });
  return {
    constants,
    operations,
    inputs: [{ name: ids, type: 'int64', dimensions: ['texts', 'tokens'] }],
    outputs: [{ name: 'last_hidden_state', type: 'float', dimensions: ['texts', 'positions', dimensions] }],
  };
}
