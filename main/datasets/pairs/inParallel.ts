/** Maps with at most `width` calls at a time; results in the order of the items. Stops at the first error or at the signal. */
export async function inParallel<In, Out>(
  items: readonly In[],
  width: number,
  work: (item: In, index: number) => Promise<Out>,
  signal?: AbortSignal,
): Promise<Out[]> {
  const results: Out[] = [];
  const waiting = items.entries();
  async function lane(): Promise<void> {
    for (const [index, item] of waiting) {
      signal?.throwIfAborted();
      results[index] = await work(item, index);
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
