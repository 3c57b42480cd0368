/** The sum of a vector's values, each times the weight of the feature that it is the value of. */
export const weightedSum = <Feature extends string>(
  vector: readonly number[],
  features: readonly Feature[],
  weights: Readonly<Record<Feature, number>>,
): number => vector.reduce((sum, value, place) => sum + value * weights[features[place] as Feature], 0);
