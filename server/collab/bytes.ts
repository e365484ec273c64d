/** How many bytes some pieces have together. */
export function sum(pieces: readonly Uint8Array[]): number {
  let total = 0;
  for (const { length } of pieces) total += length;
  return total;
}
