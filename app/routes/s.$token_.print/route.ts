import { guarded } from '../../http-errors.server.ts';
import { languageOf } from '../../i18n/detect.server.ts';
import { answerPrint } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';

/** A snapshot that somebody without an account was given a link to, to be printed. */
export const loader = guarded(async ({ context, params, request }) => {
  const { token = '' } = params;
  const { withNames, ...view } = await context.services.snapshots.links.open(token);
  return answerPrint({
    ...{ paper: paperOf(request), language: await languageOf(request), withNames, alone: true },
    handout: { view, before: null, decisions: [] },
    bar: { back: `/s/${token}`, pdf: null, noPdf: null },
  });
});
