/** Three rows of costs, kept from one pair of words to the next: most words have some ten letters. */
let rows = [new Uint32Array(64), new Uint32Array(64), new Uint32Array(64)] as const;

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into another (optimal string
 * alignment, Damerau 1964), or `limit + 1` when it takes more than `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  const [height, width] = [left.length, right.length];
  if (Math.abs(height - width) > limit) return limit + 1;
  if (width >= rows[0].length) {
    const room = 2 * width;
    rows = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  }
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= width; column++) last[column] = column;
  for (let row = 1; row <= height; row++) {
    const letter = left.charCodeAt(row - 1);
    current[0] = row;
    let least = row;
    for (let column = 1; column <= width; column++) {
      const other = right.charCodeAt(column - 1);
      let cost = (last[column - 1] as number) + (letter === other ? 0 : 1);
      if ((last[column] as number) + 1 < cost) cost = (last[column] as number) + 1;
      if ((current[column - 1] as number) + 1 < cost) cost = (current[column - 1] as number) + 1;
      if (
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === other &&
        (beforeLast[column - 2] as number) + 1 < cost
      ) {
        cost = (beforeLast[column - 2] as number) + 1;
      }
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[width] as number, limit + 1);
}
