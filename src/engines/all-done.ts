/** What both come to, or the failure of the first that failed; nothing of either goes on after that. */
export async function allDone<First, Second>(
  work: readonly [Promise<First>, Promise<Second> | Second],
): Promise<[First, Second]> {
  const [first, second] = await Promise.allSettled(work);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
