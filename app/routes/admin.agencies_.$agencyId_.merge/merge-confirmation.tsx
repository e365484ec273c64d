import { Link } from '@remix-run/react';
import type { MergePreview } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { PostForm } from '../../components/post-form.tsx';

/** What a merge will do, plan by plan, and the button that does it. */
export function MergeConfirmation({ preview }: { preview: MergePreview }) {
  const { t } = useAgencyTexts();
  const { from, into, boards, merged, responsibilities, decisions, newMembers, newLimitedMembers } = preview;
  return (
    <section aria-labelledby="what" className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h2 id="what" className="font-semibold">
        {t('merge.what')}
      </h2>
      <p>{t('merge.whatInto', { from: from.name, into: into.name })}</p>
      <ul className="list-disc pl-5 text-sm">
        {(boards.length > 0 || merged.length === 0) && (
          <li>
            {t('merge.boards', { count: boards.length })}
            <ul className="list-[circle] pl-5">
              {boards.map(({ planId, planName, cards }) => (
                <li key={planId}>{t('merge.board', { plan: planName, count: cards })}</li>
              ))}
            </ul>
          </li>
        )}
        <li>{t('merge.responsibilities', { count: responsibilities })}</li>
        <li>{t('merge.members', { count: newMembers })}</li>
        {newLimitedMembers > 0 && <li>{t('merge.limitedMembers', { count: newLimitedMembers })}</li>}
        <li>{t('merge.decisions', { count: decisions })}</li>
      </ul>
      {merged.length > 0 && <MergedBoards preview={preview} />}
      <p className="text-sm text-pretty text-ink-soft">{t('merge.snapshots')}</p>
      <PostForm className="flex flex-col gap-3">
        <input type="hidden" name="into" value={into.id} />
        {merged.length > 0 && (
          <label className="flex items-start gap-2 text-sm">
            <input type="checkbox" name="sure" required className="mt-1" />
            {t('merge.sure')}
          </label>
        )}
        <div className="flex items-center gap-3">
          <button type="submit" className="button button-accent">
            {t('merge.button')}
          </button>
          <Link to={`/admin/agencies/${from.id}`} className="link text-sm">
            {t('merge.cancel')}
          </Link>
        </div>
      </PostForm>
    </section>
  );
}

/** Of each plan in which both have a board, what becomes of the cards. */
function MergedBoards({ preview: { from, into, merged } }: { preview: MergePreview }) {
  const { t } = useAgencyTexts();
  return (
    <section aria-labelledby="both" className="flex flex-col gap-2 rounded-md bg-behind-soft px-3 py-2 text-sm">
      <h3 id="both" className="font-semibold text-behind">
        {t('merge.both', { count: merged.length })}
      </h3>
      <ul className="flex flex-col gap-2">
        {merged.map(({ planId, planName, measures, tasks, joined }) => (
          <li key={planId}>
            {t('merge.bothPlan', { plan: planName, from: from.name, into: into.name })}
            <ul className="list-disc pl-5">
              {measures > 0 && <li>{t('merge.bothMeasures', { count: measures })}</li>}
              {tasks > 0 && <li>{t('merge.bothTasks', { count: tasks })}</li>}
              {joined > 0 && <li>{t('merge.bothJoined', { count: joined })}</li>}
            </ul>
          </li>
        ))}
      </ul>
      <p className="text-pretty">{t('merge.bothRest', { from: from.name })}</p>
    </section>
  );
}
