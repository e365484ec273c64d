import { expect, test } from 'vitest';
import type { SyncStatus } from '#app/collab/live-board.ts';
import { type Standing, toStatus } from '#app/collab/sync-status.ts';

const LINKS: readonly Standing['link'][] = ['connecting', 'synced', 'offline', 'refused'];
const [YES, NO, EITHER] = [[true], [false], [true, false]];

/** [link, may write, unsaved, failing, had a link, stranded] → what is said, of every combination there is. */
const TABLE: [Standing['link'], boolean[], boolean[], boolean[], boolean[], boolean[], string][] = [
  ['connecting', EITHER, EITHER, EITHER, NO, EITHER, 'connecting'],
  ['connecting', YES, YES, EITHER, YES, EITHER, 'offline unsaved'],
  ['connecting', YES, NO, EITHER, YES, EITHER, 'offline'],
  ['connecting', NO, EITHER, EITHER, YES, EITHER, 'offline'],
  ['synced', YES, NO, NO, EITHER, EITHER, 'saved'],
  ['synced', YES, YES, NO, EITHER, EITHER, 'saving'],
  ['synced', YES, NO, YES, EITHER, EITHER, 'not-kept'],
  ['synced', YES, YES, YES, EITHER, EITHER, 'not-kept unsaved'],
  ['synced', NO, EITHER, EITHER, EITHER, NO, 'read-only'],
  ['synced', NO, EITHER, EITHER, EITHER, YES, 'read-only unsaved'],
  ['offline', YES, YES, EITHER, EITHER, EITHER, 'offline unsaved'],
  ['offline', YES, NO, EITHER, EITHER, EITHER, 'offline'],
  ['offline', NO, EITHER, EITHER, EITHER, EITHER, 'offline'],
  ['refused', YES, YES, EITHER, EITHER, EITHER, 'refused unsaved'],
  ['refused', YES, NO, EITHER, EITHER, EITHER, 'refused'],
  ['refused', NO, EITHER, EITHER, EITHER, EITHER, 'refused'],
];

const inWords = (status: SyncStatus) =>
  status.kind +
  ('unsaved' in status && status.unsaved ? ' unsaved' : '') +
  ('kept' in status ? ` (${status.kept})` : '') +
  ('why' in status ? ` for ${status.why}` : '');

/** Where unsaved changes are is said wherever the page might have to tell. */
const SAYS_WHERE = ['offline', 'not-kept', 'refused'];

test('every standing has one status: saved only of what is acknowledged, unsaved only of who may write', () => {
  let seen = 0;
  for (const link of LINKS)
    for (const mayWrite of EITHER)
      for (const unsaved of EITHER)
        for (const failing of EITHER)
          for (const hadLink of EITHER)
            for (const isStranded of EITHER)
              for (const kept of ['browser', 'page'] as const) {
                const rows = TABLE.filter(
                  ([l, ...each]) =>
                    l === link &&
                    [mayWrite, unsaved, failing, hadLink, isStranded].every((is, i) =>
                      (each[i] as boolean[]).includes(is),
                    ),
                );
                const standing: Standing = {
                  link,
                  refusal: 'not-there',
                  mayWrite,
                  unsaved,
                  failing,
                  hadLink,
                  isStranded,
                  kept,
                };
                expect(rows, JSON.stringify(standing)).toHaveLength(1);
                const said = rows[0]?.at(-1) as string;
                const where = SAYS_WHERE.some((kind) => said.startsWith(kind)) ? ` (${kept})` : '';
                const why = link === 'refused' ? ' for not-there' : '';
                expect(inWords(toStatus(standing)), JSON.stringify(standing)).toBe(said + where + why);
                seen++;
              }
  expect(seen).toBe(4 * 2 ** 6);
});
