import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';

/** A request that the client sent, its path below /api/v10. */
export interface CapturedRequest {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sends, to be looked into by tests
  readonly body?: any;
  readonly files?: readonly { readonly filename: string; readonly size: number }[];
  /** Milliseconds since the server started. */
  readonly t: number;
  readonly status: number;
}

/** An interaction that the server sent. */
interface CapturedEvent {
  readonly kind: 'event';
  readonly label: string;
  readonly t: number;
  readonly interaction: { readonly id: string; readonly token: string; readonly type: number };
}

export type Capture = CapturedRequest | CapturedEvent;

export const isRequest = (capture: Capture): capture is CapturedRequest => 'method' in capture;

/** The body of a request: JSON, or the JSON part of a multipart one with the names and sizes of its files. */
export async function readBody(request: IncomingMessage): Promise<Pick<CapturedRequest, 'body' | 'files'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  if (!raw.length) return {};
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(raw.toString('utf8')) };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].flatMap((part) =>
    typeof part === 'string' ? [] : [{ filename: part.name, size: part.size }],
  );
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}

/** Writes the captures as JSON Lines where ISNAD_CAPTURE names a folder, for a checker of Discord payloads. */
export function writeCaptures(name: string, captures: readonly Capture[]): void {
  const { ISNAD_CAPTURE: folder } = process.env;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  const lines = captures.map((capture) => `${JSON.stringify(capture)}\n`);
  fs.writeFileSync(path.join(folder, `${name}.jsonl`), lines.join(''));
}
