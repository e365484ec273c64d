import type { LoaderFunctionArgs } from '@remix-run/node';
import { languageOf } from '../../i18n/detect.server.ts';
import { answerPrint, printOr } from '../../print-page.server.tsx';
import { paperOf } from '../../snapshots/paper.ts';

/** A snapshot that somebody without an account was given a link to, to be printed. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const back = `/s/${encodeURIComponent(token)}`;
  return printOr(back, async () => {
    const { withNames, ...view } = await context.services.snapshots.links.open(token);
    return answerPrint({
      ...{ paper: paperOf(request), language: await languageOf(request), withNames, alone: true },
      handout: { view, before: null, decisions: [] },
      bar: { back, pdf: null, noPdf: null },
    });
  });
}
