import { NO_PDF } from '../../components/handout/print-bar.tsx';
import { guarded } from '../../http-errors.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answerPrint, printOr } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';

/** A snapshot as it is handed out, to be printed. */
export const loader = guarded(({ context, params, request }) => {
  const back = `/snapshots/${encodeURIComponent(params.snapshotId ?? '')}`;
  return printOr(back, async () => {
    const handout = await context.services.snapshots.handout(context.actor, params.snapshotId ?? '');
    const why = new URL(request.url).searchParams.get('no-pdf');
    return answerPrint({
      ...{ handout, paper: paperOf(request), language: await languageOf(request), withNames: true, alone: false },
      bar: { back, pdf: `${back}/export/pdf`, noPdf: NO_PDF.find((code) => code === why) ?? null },
    });
  });
});
