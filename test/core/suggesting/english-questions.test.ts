import { describe, expect, it } from 'vitest';
import { englishQuestions } from '../../../src/core/suggesting/english-questions.ts';
import { frequencies } from './word-lists.ts';

const asked = (sentence: string): string[] =>
  englishQuestions(sentence, frequencies.en).map(({ text }) => text);

describe('englishQuestions', () => {
  it.each([
    [
      'The spokesman for the coalition, Colonel Wayne Marotto, said that the coalition praises the improvement of relations.',
      [
        'Who is the spokesman for the coalition?',
        'Who is Wayne Marotto?',
        'What did the spokesman for the coalition say?',
      ],
    ],
    [
      'For his part, the director of Marjana General Hospital, Dr Haitham al-Kanaani, said that the hospital was full.',
      [
        'Who is the director of Marjana General Hospital?',
        'Who is Haitham al-Kanaani?',
        'What did the director of Marjana General Hospital say?',
      ],
    ],
    [
      'Baghdad and Erbil agreed the day before yesterday, Thursday, to form a joint security force that takes charge of deploying.',
      [
        'What did Baghdad and Erbil agree on?',
        'When did Baghdad and Erbil agree to form a joint security force?',
      ],
    ],
    [
      'On the night of Friday to Saturday, members of the "ISIS" organisation attacked a post of tribal fighters in the village of Muaizila in the district of Makhmur (80 kilometres south-east of Mosul).',
      [
        'When did members of the "ISIS" organisation attack a post of tribal fighters?',
        'Where did members of the "ISIS" organisation attack a post of tribal fighters?',
        'Where is the village of Muaizila?',
        'Where is the district of Makhmur?',
        'How far is Makhmur from Mosul?',
      ],
    ],
    [
      'Security sources in the Kurdistan Region of Iraq revealed today, Saturday, that the army is near.',
      ['What did security sources in the Kurdistan Region of Iraq reveal?'],
    ],
    ['The disputed areas include the province of Kirkuk.', ['What do the disputed areas include?']],
    ['The cloth seller Hussein Abdul-Amir (47) lost a nephew.', ['How old is Hussein Abdul-Amir?']],
    ['They agreed to form two joint brigades.', ['How many joint brigades does the report mention?']],
    [
      'The international coalition against the group, led by the United States of America, praised the measures.',
      ['Who leads the international coalition against the group?'],
    ],
  ])('of "%s"', (sentence, questions) => {
    expect(asked(sentence).toSorted()).toEqual(questions.toSorted());
  });

  it.each([
    'It explained that it had agreed on Monday.',
    'In statements carried by local media, he explained that centres will help.',
    'A source, who asked not to be named, revealed a camera.',
    'Several times the two sides met in the morning.',
    'The officer was told that 5.5 million dinars were paid.',
  ])('nothing of "%s"', (sentence) => {
    expect(asked(sentence)).toEqual([]);
  });
});
