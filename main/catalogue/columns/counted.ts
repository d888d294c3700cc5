/** How often each code occurs in the rows; in all without rows. @param kinds codes are below this */
export function counted(rows: Int32Array | null, codes: Uint8Array | Uint32Array, kinds: number): Uint32Array {
  const counts = new Uint32Array(kinds);
  if (rows === null) {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return counts;
  }
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** As `counted` for codes of which each row has several, or none. */
export function countedLists(rows: Int32Array | null, lists: readonly (readonly number[])[], kinds: number): Uint32Array {
  const counts = new Uint32Array(kinds);
  const size = rows?.length ?? lists.length;
  for (let at = 0; at < size; at++) {
    const list = lists[rows === null ? at : (rows[at] ?? 0)];
    if (list === undefined) continue;
    for (let k = 0; k < list.length; k++) {
      const code = list[k] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
}
