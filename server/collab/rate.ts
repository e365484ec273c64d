/**
 * A bucket of `perSecond × seconds` tokens, refilled at `perSecond`.
 *
 * @returns takes some tokens out; false where there are not that many
 */
export function createBucket(
  perSecond: number,
  seconds: number,
  now = () => performance.now(),
): (cost: number) => boolean {
  const size = perSecond * seconds;
  let tokens = size;
  let at = now();
  return (cost) => {
    const moment = now();
    tokens = Math.min(size, tokens + ((moment - at) / 1_000) * perSecond);
    at = moment;
    if (cost > tokens) return false;
    tokens -= cost;
    return true;
  };
}
