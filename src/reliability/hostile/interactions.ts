import fc from 'fast-check';
import {
  autocompleteInteraction,
  commandInteraction,
  componentInteraction,
  type Interaction,
  messageMenuInteraction,
  modalInteraction,
  type OptionValues,
} from '../../../loopback/interactions.ts';
import type { Message } from '../../../loopback/messages.ts';
import { someone } from '../../../loopback/people.ts';
import { named, share, hostileText as text } from './texts.ts';

/** What is done to an interaction, field after field, before it is sent. */
export interface HostileInteraction {
  /** As Discord would send it, but for what a person can choose: what they type, and ids that they forge. */
  readonly make: (answer: Message, replayed: readonly string[]) => Interaction;
  readonly damages: readonly Damage[];
  /** It is sent a second time, with the same id. */
  readonly twice: boolean;
}

interface Damage {
  /** Which of all fields, wherever they stand: a share of their number. */
  readonly place: number;
  /** Absent: the field is missing. */
  readonly value?: unknown;
}

const commands = ['ask', 'passage', 'summary', 'sources', 'about', 'reindex', 'nothing', '__proto__', ''];
const options = [
  'question',
  'thread',
  'private',
  'paragraph',
  'document',
  'report',
  'topic',
  'length',
  'language',
  'x',
];

const optionValues: fc.Arbitrary<OptionValues> = fc
  .array(fc.tuple(fc.constantFrom(...options), fc.oneof(text, fc.integer(), fc.boolean())), { maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs));

const person = fc.nat(400).map((number) => ({ user: someone(number) }));
const inDm = fc.boolean();
const where = fc.tuple(person, inDm).map(([who, direct]) => ({ ...who, inDm: direct }));

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const reference = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 });

/** Of the form that the bot's own have, with whatever in it, or of none. */
const forgedId = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('1', '1', '1', '0', '2', ''),
      fc.constantFrom('r', 'p', 'm', 'l', 'f', 'd', 'x', '', '__proto__'),
      fc.array(
        fc.oneof(
          reference,
          reference.map((one) => one.repeat(9)),
          fc.constantFrom(
            'a',
            'e',
            'a101',
            'e013',
            'a119',
            '+',
            '-',
            '=',
            'y',
            'n',
            '0',
            '9',
            't',
            '',
            '-1',
            '٣',
          ),
          text.map((any) => any.slice(0, 30)),
        ),
        { maxLength: 5 },
      ),
    )
    .map(([version, button, fields]) => [version + button, ...fields].join(':')),
  text.map((any) => any.slice(0, 100)),
);

const fieldValues = fc.dictionary(fc.constantFrom('question', 'x', '__proto__'), text, { maxKeys: 2 });

/** A message as the bot itself may have sent it, or with other texts in it. */
const withTexts = (message: Message, put: string | null): Message =>
  put === null
    ? message
    : (JSON.parse(JSON.stringify(message), (key, value) =>
        key === 'content' && value ? put : value,
      ) as Message);

const put = fc.option(text, { freq: 3 });

const made: fc.Arbitrary<HostileInteraction['make']> = fc.oneof(
  fc.tuple(fc.constantFrom(...commands), optionValues, where).map(
    ([name, values, at]) =>
      () =>
        commandInteraction(name, values, at),
  ),
  fc.tuple(text, where).map(
    ([question, at]) =>
      () =>
        commandInteraction('ask', { question }, at),
  ),
  fc.tuple(fc.constantFrom(...commands), optionValues, fc.constantFrom(...options), text, where).map(
    ([name, values, focused, typed, at]) =>
      () =>
        autocompleteInteraction(name, { ...values, [focused]: typed }, focused, at),
  ),
  fc.tuple(forgedId, put, where).map(
    ([id, content, at]) =>
      (answer: Message) =>
        componentInteraction(withTexts(answer, content), id, undefined, at),
  ),
  fc.tuple(fc.nat(), put, where).map(
    ([place, content, at]) =>
      (answer: Message, replayed: readonly string[]) =>
        componentInteraction(
          withTexts(answer, content),
          replayed[place % replayed.length] ?? '',
          undefined,
          at,
        ),
  ),
  fc.tuple(forgedId, fc.array(text, { maxLength: 3 }), where).map(
    ([id, values, at]) =>
      (answer: Message) =>
        componentInteraction(answer, id, values, at),
  ),
  fc.tuple(fc.oneof(fc.constant('1d:a'), forgedId), fieldValues, fc.boolean(), where).map(
    ([id, values, fromMessage, at]) =>
      (answer: Message) =>
        modalInteraction(id, values, fromMessage ? answer : undefined, at),
  ),
  fc.tuple(put, where).map(
    ([content, at]) =>
      (answer: Message) =>
        messageMenuInteraction('Ask the report', withTexts(answer, content), at),
  ),
);

const damage: fc.Arbitrary<Damage> = fc.record(
  {
    place: share,
    value: fc.oneof(
      fc.constantFrom<unknown>(null, '', 0, -1, 99, true, [], {}, [null], '900000000000000001', '__proto__'),
      text,
      fc.integer(),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  },
  { requiredKeys: ['place'] },
);

/** Half of them are whole, so that what a person can really send is tried as often as what Discord never would. */
export const hostileInteraction: fc.Arbitrary<HostileInteraction> = fc.record({
  make: made,
  damages: fc.oneof(fc.constant([]), fc.array(damage, { minLength: 1, maxLength: 3 })),
  twice: fc.boolean(),
});

type Fields = Record<string, unknown>;

/** Every field of a value, its own and those of what stands in it. */
const fieldsOf = (value: unknown): [Fields, string][] =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).flatMap((key) => [
        [value, key] as [Fields, string],
        ...fieldsOf((value as Fields)[key]),
      ])
    : [];

export function damaged(whole: Interaction, damages: readonly Damage[]): Interaction {
  const copy = structuredClone(whole);
  for (const { place, ...rest } of damages) {
    const fields = fieldsOf(copy);
    const [owner, key] = fields[Math.floor(place * fields.length)] ?? [];
    if (!owner || key === undefined) continue;
    if ('value' in rest) owner[key] = rest.value;
    else delete owner[key];
  }
  return copy;
}

export const describeInteraction = ({ data }: Interaction): string =>
  named(JSON.stringify(data) ?? String(data));
