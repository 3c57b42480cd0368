/** What was seen in profiles of what misses its aim, or comes near to missing it. */
export const whereTimeGoes: readonly string[] = [
  `Where the time goes, as seen by the profiler and the stages that a reindexing tells, on 2026-11-25:`,
  `- **A warm question** that nobody else asks beside is looked up by its words while its vector is made. Of what all but the vector took when it
  was profiled without that (0.40 ms on the report, 1.80 ms at 1,000 paragraphs, 4.60 ms at 10,000), the search of vectors, which
  the floor has too, was 0.16, 0.81 and 2.85 ms. In the rest no function took more than 6 %: the fifty most promising paragraphs are read
  word by word, and their number does not grow.
- **Beside other libraries.** MiniSearch searches words alone and makes no vector; LangChain.js's HNSW store searches the graph alone and
  looks at no word. The assistant does both, reads fifty paragraphs and cites. To be 20 times as fast as Orama, a question would have to
  take less than embedding it and searching bare take (5.0 ms at 10,000 paragraphs, where Orama took 49 ms).
- **A cold start** waits two thirds of its time for the model's process, which the bare one does as well. Of the rest Node takes the most,
  and what was built is loaded in some 20 ms.
- **A reindexing after 1 %** of 10,000 paragraphs spends two fifths of its time embedding and linking, a quarter reading the corpus and the
  index before, a fifth verifying, and the rest writing. At 1,000 paragraphs more than half is reading and starting. A full one has become
  faster than it was when this aim was set, which makes the share larger.`,
];
