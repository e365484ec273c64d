/** What Yjs did: items passed in the search for places, elements of arrays moved, and values copied. */
export interface YjsWork {
  passed: number;
  moved: number;
  copied: number;
}

/** Counts, by the methods of sets and arrays that Yjs uses for it, what it does while something runs. */
export function countYjsWork(run: () => void): YjsWork {
  const work: YjsWork = { passed: 0, moved: 0, copied: 0 };
  const { add } = Set.prototype;
  const { splice, slice, concat } = Array.prototype;
  Set.prototype.add = function (value) {
    // An item that is passed goes into two sets; nothing else that items go into is a set.
    if (typeof value === 'object' && value !== null && 'rightOrigin' in value) work.passed += 0.5;
    return add.call(this, value);
  };
  Array.prototype.splice = function (this: unknown[], start: number, ...rest: unknown[]) {
    work.moved += this.length - start;
    return Reflect.apply(splice, this, [start, ...rest]);
  };
  Array.prototype.slice = function (this: unknown[], ...bounds: number[]) {
    const made = Reflect.apply(slice, this, bounds);
    work.copied += made.length;
    return made;
  };
  Array.prototype.concat = function (this: unknown[], ...more: unknown[]) {
    const made = Reflect.apply(concat, this, more);
    work.copied += made.length;
    return made;
  };
  try {
    run();
  } finally {
    Set.prototype.add = add;
    Object.assign(Array.prototype, { splice, slice, concat });
    for (const name of ['splice', 'slice', 'concat'] as const) {
      Object.defineProperty(Array.prototype, name, { enumerable: false });
    }
  }
  return work;
}
