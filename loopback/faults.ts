import type { RestReply } from './rest-reply.ts';

/**
 * What goes wrong with a request: it gets another reply, or none, its connection being reset, closed or held open.
 * Where Discord took the request all the same, only the reply is lost.
 */
export type Failure = RestReply | { readonly none: 'reset' | 'closed' | 'held'; readonly taken?: boolean };

export interface Fault {
  /** Matched against the method and the path, such as 'POST /channels/1/messages'. */
  readonly on: RegExp;
  readonly failure: Failure;
}

/** The faults that are still to come, each for so many requests. */
export class Faults {
  readonly #coming: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault, times: number): void {
    this.#coming.push({ fault, left: times });
  }

  take(method: string, path: string): Failure | undefined {
    const next = this.#coming.find(({ fault, left }) => left > 0 && fault.on.test(`${method} ${path}`));
    if (!next) return undefined;
    next.left -= 1;
    return next.fault.failure;
  }

  clear(): void {
    this.#coming.length = 0;
  }
}
