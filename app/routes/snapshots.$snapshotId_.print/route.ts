import { NO_PDF } from '../../components/handout/print-bar.tsx';
import { guarded } from '../../http-errors.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answerPrint } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';

/** A snapshot as it is handed out, to be printed. */
export const loader = guarded(async ({ context, params, request }) => {
  const handout = await context.services.snapshots.handout(context.actor, params.snapshotId ?? '');
  const { id } = handout.view;
  const why = new URL(request.url).searchParams.get('no-pdf');
  return answerPrint({
    ...{ handout, paper: paperOf(request), language: await languageOf(request), withNames: true, alone: false },
    bar: {
      back: `/snapshots/${id}`,
      pdf: `/snapshots/${id}/export/pdf`,
      noPdf: NO_PDF.find((code) => code === why) ?? null,
    },
  });
});
