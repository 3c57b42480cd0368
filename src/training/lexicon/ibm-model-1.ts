/** Two texts that say the same, as their different words. */
export interface ParallelWords {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

export interface Translation {
  readonly target: number;
  /** p(target | source). */
  readonly probability: number;
  /** How often the source word is expected to have been translated by it. */
  readonly count: number;
}

/**
 * Which target word a source word is translated by: IBM model 1 (Brown et al. 1993) by expectation maximisation from a
 * uniform start, without an empty word.
 * @returns for each source word its translations, likeliest first
 */
export function learnTranslations(
  pairs: readonly ParallelWords[],
  sources: number,
  targets: number,
  rounds = 8,
): Translation[][] {
  const holders: number[][] = Array.from({ length: sources }, () => []);
  for (const [place, { source }] of pairs.entries()) for (const word of source) holders[word]?.push(place);

  // Cells are the source and target words that meet in some pair; a pair's cells stand together, source by source.
  const starts = new Int32Array(pairs.length + 1);
  for (const [place, { source, target }] of pairs.entries()) {
    starts[place + 1] = (starts[place] as number) + source.length * target.length;
  }
  const cellOf = new Int32Array(starts[pairs.length] as number);
  const cellStarts = new Int32Array(sources + 1);
  const cellTargets: number[] = [];
  const known = new Int32Array(targets).fill(-1);
  for (let word = 0; word < sources; word++) {
    const first = cellTargets.length;
    for (const place of holders[word] ?? []) {
      const { source, target } = pairs[place] as ParallelWords;
      let at = (starts[place] as number) + source.indexOf(word) * target.length;
      for (const other of target) {
        if ((known[other] as number) < first) {
          known[other] = cellTargets.length;
          cellTargets.push(other);
        }
        cellOf[at++] = known[other] as number;
      }
    }
    cellStarts[word + 1] = cellTargets.length;
  }

  const probabilities = new Float64Array(cellTargets.length).fill(1);
  const counts = new Float64Array(cellTargets.length);
  for (let round = 0; round < rounds; round++) {
    counts.fill(0);
    for (const [place, { source, target }] of pairs.entries()) {
      const start = starts[place] as number;
      for (let column = 0; column < target.length; column++) {
        let sum = 0;
        for (let row = 0; row < source.length; row++) {
          sum += probabilities[cellOf[start + row * target.length + column] as number] as number;
        }
        for (let row = 0; row < source.length; row++) {
          const cell = cellOf[start + row * target.length + column] as number;
          counts[cell] = (counts[cell] as number) + (probabilities[cell] as number) / sum;
        }
      }
    }
    for (let word = 0; word < sources; word++) {
      const [from, to] = [cellStarts[word] as number, cellStarts[word + 1] as number];
      let total = 0;
      for (let cell = from; cell < to; cell++) total += counts[cell] as number;
      for (let cell = from; cell < to; cell++) probabilities[cell] = (counts[cell] as number) / total;
    }
  }
  return Array.from({ length: sources }, (_, word) => {
    const translations: Translation[] = [];
    for (let cell = cellStarts[word] as number; cell < (cellStarts[word + 1] as number); cell++) {
      const probability = probabilities[cell] as number;
      if (probability < 1e-3) continue;
      translations.push({ target: cellTargets[cell] as number, probability, count: counts[cell] as number });
    }
    return translations.sort(
      (left, right) => right.probability - left.probability || left.target - right.target,
    );
  });
}
