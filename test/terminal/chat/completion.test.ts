import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../../src/assistant.ts';
import { completeLine } from '../../../src/terminal/chat/completion.ts';
import { configFor } from '../../assistant/report-files.ts';
import { temporaryFolder } from '../../scripts/command.ts';

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(configFor(path.join(await temporaryFolder(afterAll), 'index')));
  await assistant.prepareSuggestions();
});
afterAll(() => assistant.close());

const complete = (line: string) => completeLine(line, assistant, null);

describe('completeLine', () => {
  it('completes the names of commands', async () => {
    expect(await complete('/so')).toEqual([['/sources'], '/so']);
    expect(await complete('/فق')).toEqual([['/فقرة'], '/فق']);
  });

  it('completes a question with those that begin so', async () => {
    const [questions, replaced] = await complete('من هو ال');
    expect(replaced).toBe('من هو ال');
    expect(questions).toContain('من هو المتحدث باسم التحالف؟');
    expect(questions.every((question) => question.startsWith('من هو ال'))).toBe(true);
  });

  it('replaces what no question begins with by the one that fits best, and never by less than was typed', async () => {
    expect(await complete('معيزيله')).toEqual([['أين تقع قرية معيزيلة؟'], 'معيزيله']);
    expect((await complete('منو'))[0]).toHaveLength(1);
    expect(await complete('zqxj')).toEqual([[], 'zqxj']);
  });

  it('completes a topic, and a paragraph by its words', async () => {
    expect(await complete('/summary Kir')).toEqual([['Kirkuk'], 'Kir']);
    expect(await complete('/خلاصة كرك')).toEqual([['كركوك'], 'كرك']);
    expect(await complete('/passage معيزيلة')).toEqual([['3'], 'معيزيلة']);
    expect((await complete('/passage 1'))[0]).toEqual(['1', '10', '11']);
    expect(await complete('/about now')).toEqual([[], '/about now']);
  });
});
