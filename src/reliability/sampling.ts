/** As many of some items as are wanted, or all, chosen evenly: each from the middle of an equal part. */
export function evenly<T>(items: readonly T[], wanted: number): T[] {
  if (wanted >= items.length) return [...items];
  const part = items.length / wanted;
  return Array.from({ length: wanted }, (_, place) => items[Math.floor((place + 0.5) * part)] as T);
}

/** Does something with each item, with some of them at a time. */
export async function eachOf<T>(
  items: readonly T[],
  atATime: number,
  task: (item: T, place: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  const worker = async () => {
    for (const [place, item] of left) await task(item, place);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
