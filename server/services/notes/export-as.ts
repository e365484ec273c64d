import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { NotesId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { notesFileName } from '#app/notes/file-name.ts';
import type { NotesFile, NotesFormat, NotesNode, NotesReader } from '#app/notes/services.ts';
import { toMarkdownFile } from '#app/notes/to-markdown.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { audit } from '../../audit.ts';
import { toDocx } from '../../notes/to-docx.ts';
import { notFound } from '../permit.ts';
import { findNotes } from './find-notes.ts';

/** Where what a file is made of comes from. */
export interface ExportSource {
  /** The text as it is now; null while nobody has written anything. */
  readContent(notesId: NotesId): Promise<NotesNode | null>;
  /** An image of the notes; null where there is none of that id. */
  readImage(imageId: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
}

const TYPES: Readonly<Record<NotesFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * Some notes as a file, under their title and that of the plan. Who took them away is written down.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function exportAs(
  db: Knex,
  actor: Actor | null,
  { notesId, format, reader }: { notesId: string; format: NotesFormat; reader: NotesReader },
  source: ExportSource,
  now: () => EpochMs,
): Promise<NotesFile> {
  const { subject } = await findNotes(db, actor, notesId);
  const plan = await readPlan(db, subject.planId);
  if (!plan) throw notFound();
  const content = await source.readContent(subject.id);
  const at = now();
  const { title } = subject;
  const subtitle = `${plan.title} · ${formatMoment(reader.language, at)}`;
  const bytes =
    format === 'md'
      ? new TextEncoder().encode(toMarkdownFile({ title, subtitle, content, baseUrl: reader.baseUrl }))
      : await toDocx({ title, subtitle, content, language: reader.language, readImage: source.readImage });
  const about = { kind: 'notes', id: subject.id, name: title } as const;
  await audit(db, { action: 'exported', by: actor, at, subject: about, detail: { format } });
  return { fileName: notesFileName(title, dayIn(PLAN_TIME_ZONE, at), format), type: TYPES[format], bytes };
}
