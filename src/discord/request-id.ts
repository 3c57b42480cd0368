import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that can be taken for a digit when it is read out. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Six letters or digits: in every log entry of a request, and in the reply that tells of its failure. */
export const newRequestId = (): string => Array.from(randomBytes(6), (byte) => letters[byte % 32]).join('');
