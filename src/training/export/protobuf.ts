/**
 * The wire format of Protocol Buffers, as far as a written ONNX file needs it: numbers and fields with a length. Libraries
 * for it bring the whole schema of ONNX and a reader with them; here a dozen messages are written and none is read.
 */
export type Field = Uint8Array<ArrayBuffer>;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** A field with a whole number from 0 to 2^53. */
export const number = (field: number, value: number): Field =>
  Uint8Array.from([...varint(field * 8), ...varint(value)]);

/** A field with a length: a message from its fields, a text, or bytes. */
export function nested(field: number, content: string | Uint8Array | readonly Field[]): Field {
  const parts =
    typeof content === 'string'
      ? [new TextEncoder().encode(content)]
      : content instanceof Uint8Array
        ? [content]
        : content;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([Uint8Array.from([...varint(field * 8 + 2), ...varint(length)]), ...parts]);
}

export function joined(parts: readonly Uint8Array[]): Field {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
