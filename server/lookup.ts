interface Asked<Value> {
  resolve(value: Value | undefined): void;
  reject(error: unknown): void;
}

/**
 * Makes a look-up by key that asks for many at a time: whoever asks while one is under way shares the next. Hundreds that ask
 * at once, as after a restart, so cost a few queries, and whoever asks alone is answered at once.
 *
 * @param most keys to one query
 * @param find the values of some keys; of those that there are not, none. Where it fails, everyone who shared it is told so
 */
export function createLookup<Value>(
  most: number,
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  const waiting = new Map<string, Asked<Value>[]>();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, most);
      for (const [key] of some) waiting.delete(key);
      try {
        const found = await find(some.map(([key]) => key));
        for (const [key, asked] of some) for (const { resolve } of asked) resolve(found.get(key));
      } catch (error) {
        for (const [, asked] of some) for (const { reject } of asked) reject(error);
      }
    }
    isRunning = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
      if (!isRunning) void run();
    });
}
