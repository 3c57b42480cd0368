/** Weights in the order of their features, each list and object looked up once. */
const ordered = new WeakMap<object, WeakMap<object, Float64Array>>();

function inOrder<Feature extends string>(
  features: readonly Feature[],
  weights: Readonly<Record<Feature, number>>,
): Float64Array {
  const ofFeatures = ordered.get(features) ?? new WeakMap<object, Float64Array>();
  ordered.set(features, ofFeatures);
  let values = ofFeatures.get(weights);
  if (!values) {
    values = Float64Array.from(features, (feature) => weights[feature]);
    ofFeatures.set(weights, values);
  }
  return values;
}

/** The sum of a vector's values, each times the weight of the feature that it is the value of. */
export function weightedSum<Feature extends string>(
  vector: readonly number[],
  features: readonly Feature[],
  weights: Readonly<Record<Feature, number>>,
): number {
  const values = inOrder(features, weights);
  let sum = 0;
  for (let place = 0; place < vector.length; place++)
    sum += (vector[place] as number) * (values[place] as number);
  return sum;
}

/** Lists of features whose values were found to be written in the same order, which is looked at once. */
const written = new WeakSet<object>();

/**
 * Values as a vector in the order of their features; fastest where they are written in that order. Each list of features has one
 * place that writes their values.
 */
export function vectorOf<Feature extends string>(
  values: Readonly<Record<Feature, number>>,
  features: readonly Feature[],
): number[] {
  if (!written.has(features)) {
    const names = Object.keys(values);
    if (names.length !== features.length || features.some((feature, place) => names[place] !== feature))
      return features.map((feature) => values[feature]);
    written.add(features);
  }
  return Object.values(values);
}
