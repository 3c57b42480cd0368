import { Command, Option } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { type Language, languages } from '../src/core/language.ts';
import { type SummaryLength, summaryLengths } from '../src/core/summary/summary.ts';
import { uiLanguageFor } from '../src/core/ui-language.ts';
import { type ExitStatus, runCommand, withPlaces } from '../src/terminal/command-line.ts';
import { summaryLine } from '../src/terminal/json.ts';
import { summaryView } from '../src/terminal/views/summary.ts';
import { withAssistant } from '../src/terminal/with-assistant.ts';
import { surroundings } from './surroundings.ts';

interface SummaryCommandOptions {
  readonly json?: boolean;
  readonly length: SummaryLength;
  readonly topic?: string;
  readonly language?: Language;
  readonly report?: string;
}

const command = withPlaces(
  new Command('npm run summary --')
    .usage(
      '[--json] [--length short|medium|long] [--topic TEXT] [--language ar|en] [--report SLUG] [--corpus DIR] [--index DIR]',
    )
    .description('Sums the reports up in sentences of their own, each with the paragraph it stands in.')
    .option('--json', 'one line of JSON')
    .addOption(
      new Option('--length <length>', '2–3, 4–6 or 8–10 sentences').choices(summaryLengths).default('medium'),
    )
    .option('--topic <text>', 'only what is said on this subject')
    .addOption(new Option('--language <language>', "by default the topic's, else Arabic").choices(languages))
    .option('--report <slug>', 'only this report, by its slug or title'),
);

void runCommand<SummaryCommandOptions>(command, surroundings(), async (call): Promise<ExitStatus> => {
  const { length, topic, language, report, json } = call.options;
  if (topic?.trim() === '') throw new IsnadError('USAGE', "--topic: expected a subject, got ''.");
  return withAssistant<ExitStatus>(call.config, call.stderr, async (assistant) => {
    const request = {
      length,
      ...(topic ? { topic } : {}),
      ...(language ? { language } : {}),
      ...(report === undefined ? {} : { report }),
    };
    const summary = await assistant.summarize(request);
    const spoken = uiLanguageFor(summary.topic ?? '', call.config.uiLanguage, summary.language);
    if (json) await call.print(summaryLine(summary));
    else await call.showPaged(summaryView(summary, await assistant.sources(), spoken));
    return 0;
  });
}).then(process.exit);
