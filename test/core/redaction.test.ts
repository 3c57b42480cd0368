import { describe, expect, it } from 'vitest';
import { redactor } from '../../src/core/redaction.ts';

const token = 'MTAxNzA0NjQyOTI3Mzk0ODIx.GkX9pQ.w5mJ0aVb-2cD3eF4gH5iJ6kL7mN8oP9qR';

describe('a redactor', () => {
  it('takes a secret out wherever it stands, and nothing else', () => {
    const redact = redactor(['s3cret-value/"x"']);
    expect(redact('a s3cret-value/"x" and s3cret-value/"x".')).toBe('a [redacted] and [redacted].');
    expect(redact('the secret is kept')).toBe('the secret is kept');
  });

  it('knows a secret within JSON and within an address', () => {
    const redact = redactor(['s3cret-value/"x"']);
    expect(redact(JSON.stringify({ said: 's3cret-value/"x"' }))).toBe('{"said":"[redacted]"}');
    expect(redact('?key=s3cret-value%2F%22x%22&b')).toBe('?key=[redacted]&b');
  });

  it('knows the shape of a token that nobody told it of', () => {
    expect(redactor([])(`expected a server id, got '${token}'`)).toBe(
      "expected a server id, got '[redacted]'",
    );
    for (const plain of [
      'baghdad-erbil-joint-operations.en.md:12: no title',
      'file:///srv/isnad/node_modules/discord.js/src/client/websocket/WebSocketManager.js:12:3',
      '20260102T030405Z-1a2b3c4d/vectors.hnsw',
    ])
      expect(redactor([])(plain)).toBe(plain);
  });

  it('takes a name and a password out of an address', () => {
    expect(redactor([])('reached at https://me:pass@proxy.example:8443/api: no')).toBe(
      'reached at https://[redacted]@proxy.example:8443/api: no',
    );
    expect(redactor([])('https://example.org/@someone')).toBe('https://example.org/@someone');
  });

  it('masks no short value, which would be part of common words', () => {
    expect(redactor(['a', ''])('a banana')).toBe('a banana');
  });
});
