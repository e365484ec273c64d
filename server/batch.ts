interface Asked<Value> {
  resolve(value: Value | undefined): void;
  reject(error: unknown): void;
}

/**
 * Makes of work on many keys at a time one that is asked for key by key: whoever asks while it is under way shares the next.
 * Hundreds that ask at once, as after a restart, so cost a few queries, and whoever asks alone is served at once.
 *
 * @param most keys at a time
 * @param work gives the values of some keys; of those that have none, none. Where it fails, everyone who shared it is told so
 */
export function createBatch<Value>(
  most: number,
  work: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  const waiting = new Map<string, Asked<Value>[]>();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, most);
      for (const [key] of some) waiting.delete(key);
      try {
        const values = await work(some.map(([key]) => key));
        for (const [key, asked] of some) for (const { resolve } of asked) resolve(values.get(key));
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
