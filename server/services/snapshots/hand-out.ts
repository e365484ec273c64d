import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { SnapshotServices } from '#app/snapshots/services.ts';
import type { PdfPrinter } from '../../pdf/printer.ts';
import { exportAs } from './export/export-as.ts';
import { readHandout, type SnapshotReader } from './handout.ts';
import { createLink } from './links/create-link.ts';
import { listLinks } from './links/list-links.ts';
import { openLink } from './links/open-link.ts';
import { revokeLink } from './links/revoke-link.ts';

export interface HandOutOptions {
  readonly db: Knex;
  /** Reads a snapshot for somebody. */
  readonly read: SnapshotReader;
  /** A connection over which nobody writes. */
  readonly reader: Knex;
  readonly printer: PdfPrinter;
  readonly now: () => EpochMs;
}

/** What pages may ask of handing out snapshots, put together. */
export function createHandOut(options: HandOutOptions): Pick<SnapshotServices, 'handout' | 'exportAs' | 'links'> {
  const { db, read, reader, printer, now } = options;
  const handout: SnapshotServices['handout'] = (actor, snapshotId) => readHandout(db, read, actor, snapshotId);
  return {
    handout,
    exportAs: (actor, snapshotId, wish, toPages) =>
      exportAs({ handout, printer, db, now }, actor, { snapshotId, wish }, toPages),
    links: {
      list: (actor, snapshotId) => listLinks(db, actor, snapshotId),
      create: (actor, snapshotId, wish) => createLink(db, read, actor, { snapshotId, wish }, now()),
      revoke: (actor, linkId) => revokeLink(db, actor, linkId, now()),
      open: (token) => openLink(db, reader, token, now()),
    },
  };
}
