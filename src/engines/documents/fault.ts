import { IsnadError } from '../../core/errors.ts';

/** The three parts of a fault's sentence: the file's name, what is the matter with it, what to do. */
export type FaultDetails = readonly [name: string, fault: string, advice: string];

/** A file that cannot be imported, in a form that can be sent from one process to another. */
export class ImportFault extends IsnadError<'IMPORT_FAULT'> {
  readonly details: FaultDetails;

  constructor(...details: FaultDetails) {
    super('IMPORT_FAULT', ...details);
    this.details = details;
  }
}

/** A file that cannot be imported: what is the matter with it, continuing its name, and what to do. */
export const importFault = (...details: FaultDetails): ImportFault => new ImportFault(...details);
