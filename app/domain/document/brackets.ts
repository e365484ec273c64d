/** A matched pair of brackets in folded text; `end` is one past the closing one. */
export interface BracketPair {
  readonly start: number;
  readonly end: number;
  readonly shape: '(' | '[';
  /** 1 for a pair without pairs inside, 2 for a pair around such, and so on. */
  readonly height: number;
}

interface Open {
  readonly start: number;
  readonly shape: '(' | '[';
  inside: number;
}

/** Every matched pair, by where it opens. What never closes, or closes nothing, is passed over. */
export function bracketPairs(folded: string): BracketPair[] {
  const pairs: BracketPair[] = [];
  const open: Open[] = [];
  const waiting = { '(': 0, '[': 0 };
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded[at];
    if (unit === '(' || unit === '[') {
      open.push({ start: at, shape: unit, inside: 0 });
      waiting[unit] += 1;
    } else if (unit === ')' || unit === ']') {
      const shape = unit === ')' ? '(' : '[';
      // Without this count a run of stray closers would walk the whole stack each time.
      if (waiting[shape] > 0) pairs.push(close(open, waiting, shape, at + 1));
    }
  }
  return pairs.sort((a, b) => a.start - b.start);
}

function close(open: Open[], waiting: Record<'(' | '[', number>, shape: '(' | '[', end: number): BracketPair {
  let inside = 0;
  for (;;) {
    const last = open.pop();
    if (last === undefined) throw new RangeError('A bracket was counted that is not open.');
    waiting[last.shape] -= 1;
    inside = Math.max(inside, last.inside);
    if (last.shape !== shape) continue;
    const parent = open.at(-1);
    if (parent !== undefined) parent.inside = Math.max(parent.inside, inside + 1);
    return { start: last.start, end, shape, height: inside + 1 };
  }
}
