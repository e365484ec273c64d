import { Form, Link } from '@remix-run/react';
import type { MergePreview } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';

/** What a merge will do, and the button that does it; or why it cannot be done. */
export function MergeConfirmation({ preview }: { preview: MergePreview }) {
  const { t } = useAgencyTexts();
  const { from, into, boards, responsibilities, decisions, newMembers, conflicts } = preview;
  if (conflicts.length > 0) {
    return (
      <section className="rounded-lg border border-behind bg-behind-soft p-4 text-behind">
        <p className="text-pretty">{t('merge.conflict')}</p>
        <ul lang={DOCUMENT_LANGUAGE} className="mt-2 list-disc pl-5">
          {conflicts.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section aria-labelledby="what" className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h2 id="what" className="font-semibold">
        {t('merge.what')}
      </h2>
      <p>{t('merge.whatInto', { from: from.name, into: into.name })}</p>
      <ul className="list-disc pl-5 text-sm">
        <li>
          {t('merge.boards', { count: boards.length })}
          <ul className="list-[circle] pl-5">
            {boards.map(({ planTitle, cards }) => (
              <li key={planTitle}>{t('merge.board', { plan: planTitle, count: cards })}</li>
            ))}
          </ul>
        </li>
        <li>{t('merge.responsibilities', { count: responsibilities })}</li>
        <li>{t('merge.members', { count: newMembers })}</li>
        <li>{t('merge.decisions', { count: decisions })}</li>
      </ul>
      <p className="text-sm text-pretty text-ink-soft">{t('merge.snapshots')}</p>
      <Form method="post" className="flex items-center gap-3">
        <input type="hidden" name="into" value={into.id} />
        <button type="submit" className="button button-accent">
          {t('merge.button')}
        </button>
        <Link to={`/admin/agencies/${from.id}`} className="link text-sm">
          {t('merge.cancel')}
        </Link>
      </Form>
    </section>
  );
}
