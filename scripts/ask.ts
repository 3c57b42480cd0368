import { Command, InvalidArgumentError } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { type AskCommandOptions, askEachLine, askOne } from '../src/terminal/ask.ts';
import { runCommand, withPlaces } from '../src/terminal/command-line.ts';
import { withAssistant } from '../src/terminal/with-assistant.ts';
import { surroundings } from './surroundings.ts';

function excerptCount(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count >= 1 && count <= 25) return count;
  throw new InvalidArgumentError('expected a whole number from 1 to 25');
}

const command = withPlaces(
  new Command('npm run ask --')
    .usage('[--json] [--top N] [--report SLUG] [--corpus DIR] [--index DIR] [QUESTION]')
    .description("Answers a question in the report's own words, with the paragraph they stand in.")
    .argument('[question...]', 'the question; without one, each line of the input is a question')
    .option('--json', 'a line of JSON for each question')
    .option('--top <n>', 'excerpts at most, 1 to 25', excerptCount)
    .option('--report <slug>', 'only this report, by its slug or title'),
);

void runCommand<AskCommandOptions>(command, surroundings(), async (call) => {
  const question = call.words.length > 0 ? call.words.join(' ') : null;
  if (question === null && call.stdin.isTTY) {
    throw new IsnadError('USAGE', 'No question came. Put one behind the command, or pipe in one a line.');
  }
  return withAssistant(call.config, call.stderr, (assistant) =>
    question === null ? askEachLine(assistant, call) : askOne(assistant, question, call),
  );
}).then(process.exit);
