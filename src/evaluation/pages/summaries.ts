import { summaryLengths } from '../../core/summary/summary.ts';
import { byGroup } from '../measures.ts';
import type { JudgedSummary, JudgedTopic, Told } from '../summaries/judge-summary.ts';
import { figure, type Row, table } from './markdown.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

type Candidate = 'summary' | 'lead' | 'leadOfCharacters';
const candidates: readonly Candidate[] = ['summary', 'lead', 'leadOfCharacters'];

const share = ({ facts }: Told, of: JudgedSummary['facts']): number =>
  of.filter(({ id }) => facts.has(id)).length / Math.max(1, of.length);

/** A row for each length: key facts told and repetition, of the summary and of the lead that is as long. */
export function summariesTable(judged: readonly JudgedSummary[]): string {
  const rows = summaryLengths.flatMap((length): Row[] => {
    const alike = judged.filter((each) => each.length === length);
    return byGroup(alike, ({ language }) => language).map(([language, members]) => [
      `${length}, ${language}`,
      mean(members.map(({ sentences }) => sentences))
        .toFixed(1)
        .replace('.0', ''),
      mean(members.map(({ characters }) => characters)).toFixed(0),
      ...candidates.map((candidate) =>
        figure(mean(members.map((each) => share(each[candidate], each.facts)))),
      ),
      ...(['summary', 'lead'] as const).map((candidate) =>
        figure(mean(members.map((each) => each[candidate].redundancy))),
      ),
    ]);
  });
  const head = [
    '',
    'sentences',
    'characters',
    '**key facts**',
    'lead, as many sentences',
    'lead, as many characters',
    '**repeats**',
    'lead repeats',
  ];
  return table(head, rows);
}

/** A row for each kind of fact: how many of them are told at each length, of all languages. */
export function factKindsTable(judged: readonly JudgedSummary[]): string {
  const kinds = byGroup(judged[0]?.facts ?? [], ({ kind }) => kind).map(([kind]) => kind);
  const rows = kinds.map((kind) => [
    kind,
    String(judged[0]?.facts.filter((fact) => fact.kind === kind).length ?? 0),
    ...summaryLengths.flatMap((length) =>
      (['summary', 'lead'] as const).map((candidate) =>
        figure(
          mean(
            judged
              .filter((each) => each.length === length)
              .map((each) =>
                share(
                  each[candidate],
                  each.facts.filter((fact) => fact.kind === kind),
                ),
              ),
          ),
        ),
      ),
    ),
  ]);
  return table(['kind', 'facts', ...summaryLengths.flatMap((length) => [length, 'its lead'])], rows);
}

export function topicsTable(judged: readonly JudgedTopic[]): string {
  const rows = summaryLengths.flatMap((length) =>
    byGroup(
      judged.filter((each) => each.length === length),
      ({ language }) => language,
    ).map(([language, members]) => [
      `${length}, ${language}`,
      String(members.length),
      figure(mean(members.map(({ onTopic }) => onTopic))),
      figure(mean(members.map(({ reached }) => reached))),
    ]),
  );
  return table(['', 'topics', 'sentences on the topic', 'paragraphs on it reached'], rows);
}
