import { type Field, joined, nested, number } from './protobuf.ts';

/** Numbers of element types in ONNX. */
const elementTypes = { float: 1, uint8: 2, int32: 6, int64: 7 } as const;
type ElementType = keyof typeof elementTypes;

/** A constant of a graph. */
export interface Tensor {
  readonly type: ElementType;
  readonly dimensions: readonly number[];
  readonly data: Float32Array | Uint8Array | Int32Array | BigInt64Array;
}

export interface Operation {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

/** An input or output; a dimension that is not known beforehand has a name. */
interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly dimensions: readonly (number | string)[];
}

export interface Graph {
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly operations: readonly Operation[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** Version 13 of the operators, and the version of the file format that goes with it. */
const operatorSet = 13;
const formatVersion = 7;
const integerAttribute = 2;

/** The bytes of an ONNX file (its field numbers are those of onnx.proto). Little-endian machines only, as Node's all are. */
export function onnxFile({ constants, operations, inputs, outputs }: Graph): Uint8Array {
  const graph = joined([
    ...operations.map((operation, place) => nested(1, node(operation, place))),
    nested(2, 'isnad'),
    ...[...constants].map(([name, tensor]) => nested(5, tensorFields(name, tensor))),
    ...inputs.map((port) => nested(11, portFields(port))),
    ...outputs.map((port) => nested(12, portFields(port))),
  ]);
  return joined([
    number(1, formatVersion),
    nested(2, 'isnad'),
    nested(7, graph),
    nested(8, [nested(1, ''), number(2, operatorSet)]),
  ]);
}

const node = ({ operator, inputs, output, attributes = {} }: Operation, place: number): Field[] => [
  ...inputs.map((input) => nested(1, input)),
  nested(2, output),
  nested(3, `${operator}-${place}`),
  nested(4, operator),
  ...Object.entries(attributes).map(([name, value]) =>
    nested(5, [nested(1, name), number(3, value), number(20, integerAttribute)]),
  ),
];

const tensorFields = (name: string, { type, dimensions, data }: Tensor): Field[] => [
  ...dimensions.map((dimension) => number(1, dimension)),
  number(2, elementTypes[type]),
  nested(8, name),
  nested(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
];

const portFields = ({ name, type, dimensions }: Port): Field[] => [
  nested(1, name),
  nested(2, [
    nested(1, [
      number(1, elementTypes[type]),
      nested(
        2,
        dimensions.map((dimension) =>
          nested(1, [typeof dimension === 'number' ? number(1, dimension) : nested(2, dimension)]),
        ),
      ),
    ]),
  ]),
];
