/** What the figures do not show: why some fall short, what was tried without gain, and what is left to try. */
export const triedSection: readonly string[] = [
  '## What falls short, and what did not help',
  `Other pages are made by the same command: [xquad-ar.md](xquad-ar.md) with \`--squad xquad.ar.json\`, [xquad-en-ar.md](xquad-en-ar.md)
with \`--questions xquad.en.json\` beside it, [follow-ups.md](follow-ups.md) with \`--follow-ups\`.`,
  `On XQuAD, recall@1 of 0.94 was aimed at in Arabic and 0.82 from English, 0.85 for the answering sentence, and an AUROC of 0.94 for
telling a question with its paragraph from the same question without it.`,
  `- **Declining** falls short the most. A trap shares every word with the report but the one that is asked for, and the signals
  see words: 'who is the prime minister' finds a chief of staff and two ministries. What is missing is a reader of question
  and sentence together.
- **The answering sentence**: where two sentences of a paragraph share equally many words with the question, what decides is
  what the words mean. A vector for each sentence, made when the index is built, is the best idea left for both.
- **From English**: verbs such as 'founded' have many translations, most of them noise. More clean parallel text is the best lever.`,
  `Tried on questions that may be looked at, and left out for want of a gain:`,
  `- small neural networks over the same features in place of the weighted sums, for the sentence, the ranking and the decision;
- whether adjacent words of a question, such as a title and its office, stand together in the sentence;
- paraphrases by way of the other language's lexicon; weighing English words by noun-ness;
- a bonus, in a conversation, for the paragraph that answered before, and a lower weight for words carried over;
- for the embedding model, codes of consonants that both scripts share, and only those translations that both directions
  agree on ([its card](../models/isnad-small/README.md)).`,
];
