import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Interaction } from './interactions.ts';

/** A request that the client sent, its path below /api/v10. */
export interface CapturedRequest {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sends, to be looked into by tests
  readonly body?: any;
  readonly files?: readonly { readonly filename: string; readonly size: number }[];
  /** Milliseconds since the server started. */
  readonly t: number;
  /** 0: the connection ended without a reply. */
  readonly status: number;
  /** Discord took it, and only its reply was lost. */
  readonly taken?: boolean;
}

/** An interaction that the server sent. */
interface CapturedEvent {
  readonly kind: 'event';
  readonly label: string;
  readonly t: number;
  readonly interaction: {
    readonly id: string;
    readonly token: string;
    readonly type: number;
    /** A modal that a message's button opened may be answered by changing the message. */
    readonly has_message: boolean;
  };
}

type Capture = CapturedRequest | CapturedEvent;

const isRequest = (capture: Capture): capture is CapturedRequest => 'method' in capture;

/** How long a test waits for what should come. */
const patienceMs = 15_000;

/** A record of all that was sent either way, to look into and to wait on. */
export class Recorder {
  readonly #captures: Capture[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #started = performance.now();

  /** In milliseconds since the start. */
  now(): number {
    return Math.round((performance.now() - this.#started) * 10) / 10;
  }

  get requests(): CapturedRequest[] {
    return this.#captures.filter(isRequest);
  }

  addRequest(request: CapturedRequest): void {
    this.#captures.push(request);
    this.look();
  }

  addInteraction(label: string, { id, token, type, message }: Interaction): void {
    const interaction = { id, token, type, has_message: message !== undefined };
    this.#captures.push({ kind: 'event', label, t: this.now(), interaction });
  }

  /** Has every `until` look again. */
  look(): void {
    for (const look of [...this.#watchers]) look();
  }

  /** Resolves as soon as `find` finds something. */
  async until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    return new Promise<Found>((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        const seen = this.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
        reject(new Error(`waited in vain for ${what}; there came:\n${seen.join('\n')}`));
      }, patienceMs);
      this.#watchers.add(look);
      look();
    });
  }

  /** Writes all as JSON Lines where ISNAD_CAPTURE names a folder, for a checker of Discord payloads. */
  write(name: string): void {
    const { ISNAD_CAPTURE: folder } = process.env;
    if (!folder) return;
    fs.mkdirSync(folder, { recursive: true });
    const lines = this.#captures.map((capture) => `${JSON.stringify(capture)}\n`);
    fs.writeFileSync(path.join(folder, `${name}.jsonl`), lines.join(''));
  }
}

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
