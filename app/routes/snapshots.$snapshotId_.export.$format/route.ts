import { DubanError } from '../../domain/errors.ts';
import { answerFile } from '../../file-answers.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answering } from '../../json-answers.server.ts';
import { printPage } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';
import { isSnapshotFormat } from '../../snapshots/services.ts';

/** A snapshot as a file. */
export const loader = answering(async ({ context, params, request }) => {
  const { snapshotId = '', format } = params;
  if (!isSnapshotFormat(format)) throw new DubanError('not-found', 'There is no such format');
  const wish = { format, language: await languageOf(request), paper: paperOf(request) };
  const toPages: Parameters<typeof context.services.snapshots.exportAs>[3] = async (handout) =>
    (await printPage({ ...wish, handout, withNames: true, alone: false, bar: null })).html;
  return answerFile(await context.services.snapshots.exportAs(context.actor, snapshotId, wish, toPages));
});
