import fc from 'fast-check';
import { hostileText, share } from './texts.ts';

const valid = `---
title: تقرير عن السدود
date: 12 مايو 2021
caption: "سد دوكان، من الأرشيف"
language: ar
source: وكالة
url: https://example.org/dams
---

أعلنت وزارة الموارد المائية يوم الاثنين أن منسوب المياه في سد دوكان ارتفع بمقدار 4 أمتار. وقال المتحدث باسم الوزارة إن ذلك يكفي.

وأضاف المهندس علي حسن: "نتوقع موسماً جيداً". The dam was built in 1959.

ولم تذكر الوزارة كلفة الصيانة، التي تبلغ 1,200 دينار…
`;

type Change = (bytes: Uint8Array) => Uint8Array;

const asText =
  (change: (text: string) => string): Change =>
  (bytes) =>
    Buffer.from(change(Buffer.from(bytes).toString('utf8')));

/** Puts a text in at a share of the length. */
const inserted = (place: number, text: string): Change =>
  asText((before) => {
    const at = Math.floor(place * before.length);
    return before.slice(0, at) + text + before.slice(at);
  });

const frontMatterLines = fc.oneof(
  fc.constantFrom(
    'title:',
    'title: []',
    'title: {a: b}',
    'title: 12',
    'title: *nothing',
    'title: !!binary aGk=',
    'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]',
    'language: fr',
    'language: AR',
    'date: 2021-05-12',
    'date: 99999999999999999999',
    'translationOf: report',
    'translationOf: ../../x',
    '__proto__: {title: x}',
    'constructor: x',
    'url: javascript:alert(1)',
    'url: http://[',
    '? complex\n: key',
    '- list',
    '"open',
    '---',
    '...',
    '\tx: y',
    `${'['.repeat(5_000)}`,
    `${'{a: '.repeat(2_000)}`,
    `caption: ${'ل'.repeat(100_000)}`,
  ),
  hostileText.map((text) => `title: ${text}`),
);

const lineOfFrontMatter = fc.tuple(fc.nat(8), frontMatterLines, fc.boolean()).map(([line, text, instead]) =>
  asText((before) => {
    const lines = before.split('\n');
    lines.splice(line, instead ? 1 : 0, text);
    return lines.join('\n');
  }),
);

const withoutLine = fc.nat(16).map((line) =>
  asText((before) =>
    before
      .split('\n')
      .filter((_, place) => place !== line)
      .join('\n'),
  ),
);

const byteChanges = fc.array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 6 }).map(
  (places): Change =>
    (bytes) => {
      const changed = Uint8Array.from(bytes);
      for (const [place, byte] of places) changed[Math.floor(place * changed.length)] = byte;
      return changed;
    },
);

const invalidBytes = fc.tuple(share, fc.uint8Array({ minLength: 1, maxLength: 12 })).map(
  ([place, put]): Change =>
    (bytes) => {
      const at = Math.floor(place * bytes.length);
      return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
    },
);

const cut = share.map(
  (place): Change =>
    (bytes) =>
      bytes.subarray(0, Math.floor(place * bytes.length)),
);

const lineEnds = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', '\n\r', '\u2028', '\u0085', '\v', '\f'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((ends) => {
    let line = 0;
    return asText((text) => text.replace(/\n/g, () => ends[line++ % ends.length] as string));
  });

const encodings = fc.constantFrom<Change>(
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  (bytes) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le')]),
  (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'),
  (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'latin1'),
);

const hugeLines = fc
  .tuple(
    fc.constantFrom('.', 'ا. ', 'ل', '"', '…', ' ', 'x', '1,', '\u200d', '؟)', '# '),
    fc.constantFrom(10_000, 300_000),
  )
  .chain(([unit, length]) =>
    share.map((place) => inserted(place, unit.repeat(Math.ceil(length / unit.length)))),
  );

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: lineOfFrontMatter },
  { weight: 2, arbitrary: withoutLine },
  { weight: 4, arbitrary: fc.tuple(share, hostileText).map(([place, text]) => inserted(place, text)) },
  { weight: 1, arbitrary: share.map((place) => inserted(place, '\0')) },
  { weight: 2, arbitrary: byteChanges },
  { weight: 2, arbitrary: invalidBytes },
  { weight: 1, arbitrary: cut },
  { weight: 2, arbitrary: lineEnds },
  { weight: 1, arbitrary: encodings },
  { weight: 1, arbitrary: hugeLines },
);

/** A valid file with one to four things done to it. */
export const hostileFile: fc.Arbitrary<Uint8Array> = fc
  .array(change, { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce((bytes, apply) => apply(bytes), Buffer.from(valid) as Uint8Array));
