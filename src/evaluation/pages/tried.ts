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
  what the words mean. A reader of question and sentence together, with pretrained knowledge of Arabic, is the best idea left
  for both.
- **Other words than the report's**: lines of words that a report may use for a question's, written by hand, were worth as much for Arabic (held
  out by report, recall@1 on the training reports .81 before and .87 with them). Further words on them, and lines of words of one
  family, gained less on reports (.862 of 247 held-out Arabic questions before and .875 with) and more elsewhere (.803 and .816 of 1,957 on
  public passages, .741 and .790 of 81 English ones on Arabic reports). Five thousand lines more, of rarer words, gained nothing (.815 of the
  1,957), and were left out.
- **From English**: a hand-written list of translations was worth more than all that was tried before it (on the labelled public
  pairs, each held out, recall@1 .672 before and .710 with it). Definitions fall short the most: what is asked for stands in
  many paragraphs.`,
  `Tried on questions that may be looked at, and left out for want of a gain:`,
  `- small neural networks and boosted trees over the same features in place of the weighted sums, for the sentence, the ranking
  and the decision;
- a vector for each sentence, and the nearest word of a sentence to each of the question's by meaning, for the choice of the
  sentence (.830 of 890 held-out questions without, .830 and .827 with);
- the kind of thing that a word names (person, city, disease, unit of length … by lists of 30,000 words written by hand) against the
  kind that the question's noun asks for (.810 of 1,439 held-out Arabic questions without, .805 with; telling them from traps on
  the same passages, AUROC .757 both), also with boosted trees over it;
- 675 harder questions on fifteen more invented reports, those that are answered in other words than the report's and those that are not in
  its own, to fit on (recall@1 of the other reports' Arabic questions .814 without, .810 with; telling a question with
  its paragraph from the same without it, AUROC .821 and .815 on public pairs, .819 and .813 on those reports);
- weights of their own for small corpora (traps on public passages .752 before and .769 with, but English questions of reports .699 and
  .687, and of the calibrate half .795 and .767);
- the same for English, two thousand lines: of 104 English questions on reports with a rendition as many are found; of those read across
  languages six of 217 on reports fewer, and five of 1,923 on public passages more;
- words of many lines for less in the direction from word to head, and guessed roots for less now that families are listed (at most two of
  247 questions and nine of 1,957 either way);
- whether adjacent words of a question, such as a title and its office, stand together in the sentence;
- paraphrases by way of the other language's lexicon; weighing English words by noun-ness;
- a bonus, in a conversation, for the paragraph that answered before, and a lower weight for words carried over;
- for the embedding model, codes of consonants that both scripts share, and only those translations that both directions
  agree on ([its card](../models/isnad-small/README.md)).`,
];
