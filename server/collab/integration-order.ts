import type * as Y from 'yjs';
import type { Struct } from './update-check.ts';

interface Run {
  readonly structs: Struct[];
  at: number;
  end: number;
}

/**
 * The structs of an update in the order in which Yjs integrates them: a writer's after each other, the highest client id
 * first, and before each one what it builds on. Null where some can never be integrated, since each waits for another one
 * of them, or for itself: a neighbour of its own writer that is still to come makes Yjs throw; a ring of several writers'
 * leaves it waiting.
 *
 * @param known the clock up to which the document has what a client wrote
 */
export function integrationOrder(structs: readonly Struct[], known: (client: number) => number): Struct[] | null {
  const runs = runsOf(structs, known);
  const endOf = (client: number) => runs.get(client)?.end ?? known(client);
  const order: Struct[] = [];
  for (const first of [...runs.keys()].sort((a, b) => b - a)) {
    // Whose next struct waits for one of the client after it. A struct is looked at again only after one was integrated.
    const waiting = [first];
    const isWaiting = new Set(waiting);
    for (let client = waiting.at(-1); client !== undefined; client = waiting.at(-1)) {
      const run = runs.get(client);
      const struct = run?.structs[run.at];
      if (!run || !struct) {
        waiting.pop();
        isWaiting.delete(client);
        continue;
      }
      const missing = neighboursOf(struct).find((id) => id.clock >= endOf(id.client));
      if (missing && isWaiting.has(missing.client)) return null;
      if (missing) {
        waiting.push(missing.client);
        isWaiting.add(missing.client);
        continue;
      }
      order.push(struct);
      run.at++;
      run.end = Math.max(run.end, struct.id.clock + struct.length);
      if (waiting.length === 1) continue;
      waiting.pop();
      isWaiting.delete(client);
    }
  }
  return order;
}

/** Structs by their writer, none of which is integrated yet. */
function runsOf(structs: readonly Struct[], known: (client: number) => number): Map<number, Run> {
  const runs = new Map<number, Run>();
  for (const struct of structs) {
    const { client } = struct.id;
    const run = runs.get(client) ?? { structs: [], at: 0, end: known(client) };
    runs.set(client, run);
    run.structs.push(struct);
  }
  return runs;
}

/** What must be there before a struct can be: the items beside it, and the one that holds the type it stands in. */
export function neighboursOf(struct: Struct): Y.ID[] {
  if (!('rightOrigin' in struct)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, isId(parent) ? parent : null].filter((id) => id !== null);
}

const isId = (parent: Y.Item['parent']): parent is Y.ID =>
  typeof parent === 'object' && parent !== null && 'clock' in parent;
