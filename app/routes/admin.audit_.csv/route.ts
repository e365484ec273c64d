import { readAuditFilter } from '../../accounts/read-audit-filter.ts';
import { answerFile } from '../../file-answers.server.ts';
import { translatorOf } from '../../i18n/translate.server.ts';
import { answering } from '../../json-answers.server.ts';

const COLUMNS = ['id', 'at', 'action', 'person', 'subject', 'detail', 'address'] as const;

/** The audit log as a file, by the same filter as its page. */
export const loader = answering(async ({ request, context: { services, actor } }) => {
  const t = await translatorOf(request);
  const words = {
    fileName: t('people:audit.fileName'),
    columns: COLUMNS.map((column) => t(`people:audit.column.${column}`)),
    action: (action: Parameters<Parameters<typeof services.audit.csv>[2]['action']>[0]) =>
      t(`people:audit.actions.${action}`),
  };
  return answerFile(await services.audit.csv(actor, readAuditFilter(new URL(request.url).searchParams), words));
});
