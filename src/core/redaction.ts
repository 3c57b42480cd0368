const mask = '[redacted]';

/** Shorter values are no tokens, and would mask common words. */
const shortestSecret = 8;

/** Three parts with dots between them, as Discord's bot tokens have. */
const tokenShape = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}/g;

/** A name and a password before the host of an address. */
const credentials = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@'"]+@/gi;

/** A secret as it stands, and as it is written within JSON and within an address. */
const writingsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
];

/**
 * Takes secrets out of a text that somebody will read: those given, whatever has the shape of a Discord token (it may
 * stand in the wrong setting), and credentials in addresses.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.filter((secret) => secret.length >= shortestSecret).flatMap(writingsOf))];
  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, mask), text)
      .replace(tokenShape, mask)
      .replace(credentials, `$1${mask}@`);
}
