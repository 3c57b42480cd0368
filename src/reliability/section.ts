/** One kind of harm, tried again and again. */
export interface Trial {
  readonly what: string;
  readonly tried: number;
  readonly survived: number;
  /** What was not survived, each named so that it can be done again. */
  readonly exceptions: readonly string[];
  readonly note?: string;
}

/** What a part of the program was put through, and how it came out of it. */
export interface ReliabilitySection {
  readonly title: string;
  /** How it was tried, in sentences: with what, where, and what counts as survived. */
  readonly method: string;
  readonly trials: readonly Trial[];
  /** What was measured on the way, each a name and a value. */
  readonly figures?: readonly (readonly [string, string])[];
}

interface SectionOptions {
  /** A sample of the trials, chosen evenly, instead of all. */
  readonly brief: boolean;
  /** Hears how far it is. */
  report(line: string): void;
}

export type RunSection = (options: SectionOptions) => Promise<ReliabilitySection>;

/** Counts the trials of one kind. */
export class Tally {
  readonly #what: string;
  readonly #exceptions: string[] = [];
  #tried = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** @param fault what was not as it should be, null where all was */
  add(fault: string | null): void {
    this.#tried += 1;
    if (fault !== null) this.#exceptions.push(fault);
  }

  trial(note?: string): Trial {
    const exceptions = this.#exceptions;
    const survived = this.#tried - exceptions.length;
    return {
      what: this.#what,
      tried: this.#tried,
      survived,
      exceptions,
      ...(note !== undefined && { note }),
    };
  }
}
