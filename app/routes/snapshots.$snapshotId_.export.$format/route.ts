import { redirect } from '@remix-run/node';
import { NO_PDF } from '../../components/handout/print-bar.tsx';
import { DubanError } from '../../domain/errors.ts';
import { answerFile } from '../../file-answers.server.ts';
import { isDubanError } from '../../http-errors.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answering } from '../../json-answers.server.ts';
import { printPage } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';
import { type Handout, isSnapshotFormat } from '../../snapshots/services.ts';

/** A snapshot as a file. A person for whom no PDF can be made is led to the pages that they can print themselves. */
export const loader = answering(async ({ context, params, request }) => {
  const { snapshotId = '', format } = params;
  if (!isSnapshotFormat(format)) throw new DubanError('not-found', 'There is no such format');
  const wish = { format, language: await languageOf(request), paper: paperOf(request) };
  const toPages = async (handout: Handout) =>
    (await printPage({ ...wish, handout, withNames: true, alone: false, bar: null })).html;
  try {
    return answerFile(await context.services.snapshots.exportAs(context.actor, snapshotId, wish, toPages));
  } catch (error) {
    const why = isDubanError(error) ? NO_PDF.find((code) => code === error.code) : undefined;
    if (!why || !isPersons(request)) throw error;
    return redirect(`/snapshots/${snapshotId}/print?${new URLSearchParams({ paper: wish.paper, 'no-pdf': why })}`);
  }
});

/** Whether it is a browser's window that asks, and not a script or a program. */
const isPersons = (request: Request) => request.headers.get('Accept')?.includes('text/html') ?? false;
