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
