import * as Y from 'yjs';
import { type CopyRun, WHY } from '../../notes/copies.ts';

/**
 * What undoing has written again in a transaction. To Yjs those are new words; but where two undo the same, or somebody else
 * has taken the words elsewhere before, they stand twice.
 */
export function findRestored({ doc, beforeState }: Y.Transaction): CopyRun[] {
  const { store, clientID } = doc;
  const since = beforeState.get(clientID) ?? 0;
  if (Y.getState(store, clientID) === since) return [];
  const runs: CopyRun[] = [];
  for (const [client, structs] of store.clients) {
    for (const struct of structs) {
      const again = struct instanceof Y.Item ? struct.redone : null;
      if (again?.client === clientID && again.clock >= since) {
        runs.push([client, struct.id.clock, struct.length, again.clock, WHY.followed]);
      }
    }
  }
  return runs;
}
