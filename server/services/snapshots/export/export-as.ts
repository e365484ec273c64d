import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { handoutTexts } from '#app/i18n/handout.server.ts';
import type { ExportWish, Handout, SnapshotFile, SnapshotFormat } from '#app/snapshots/services.ts';
import { audit } from '../../../audit.ts';
import type { PdfPrinter } from '../../../pdf/printer.ts';
import { snapshotName } from '../snapshot-name.ts';
import type { HandoutT } from './columns.ts';
import { snapshotFileName } from './file-name.ts';
import { toCsv } from './to-csv.ts';
import { toJson } from './to-json.ts';
import { toXlsx } from './to-xlsx.ts';

const TYPES: Readonly<Record<SnapshotFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
};

export interface ExportPorts {
  /** Where it is written down who took what away. */
  readonly db: Knex;
  readonly now: () => EpochMs;
  /** What is asked for, with what goes with it, for whom may have it. */
  handout(actor: Actor | null, snapshotId: string): Promise<Handout>;
  readonly printer: PdfPrinter;
}

/**
 * A snapshot as a file, in a language.
 *
 * @param toPages writes the pages of a PDF
 * @throws DubanError `not-signed-in`, `not-found`, `no-browser`, `too-many`
 */
export async function exportAs(
  { handout: read, printer, db, now }: ExportPorts,
  actor: Actor | null,
  { snapshotId, wish }: { readonly snapshotId: string; readonly wish: ExportWish },
  toPages: (handout: Handout) => Promise<string>,
): Promise<SnapshotFile> {
  const handout = await read(actor, snapshotId);
  const { view } = handout;
  const { format, language } = wish;
  const texts = await handoutTexts(language);
  const t: HandoutT = texts.getFixedT(language, ['handout', 'common']);
  const bytes = async (): Promise<Uint8Array> => {
    switch (format) {
      case 'pdf':
        return printer.print(await toPages(handout));
      case 'xlsx':
        return toXlsx(view, language, t);
      case 'csv':
        return toCsv(view.snapshot, language, t);
      case 'json':
        return toJson(view);
    }
  };
  const file = { fileName: snapshotFileName(view.snapshot, wish, t), type: TYPES[format], bytes: await bytes() };
  const subject = { kind: 'snapshot', id: view.id, name: snapshotName(view.snapshot) } as const;
  await audit(db, { action: 'exported', by: actor, at: now(), subject, detail: { format } });
  return file;
}
