import { Link, useFetchers } from '@remix-run/react';
import { ArrowLeft, Check, LayoutGrid, LoaderCircle, Redo2, Trash2, TriangleAlert, Undo2 } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';
import { useSaid } from './said.ts';
import { hrefTo } from './selection.ts';

/** What a draft is, steps back and forth, and the ways out of it. */
export function DraftBar({ draft, left }: { draft: DraftView; left: number }) {
  const { t } = useTexts();
  const { title, docNumber } = draft.source.plan;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2 sm:px-4">
      <div className="min-w-48 flex-1">
        <Link to="/drafts" className="link inline-flex items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('list.title')}
        </Link>
        <h1 className="leading-snug font-semibold">
          <Link
            to={hrefTo('p')}
            preventScrollReset
            lang={title ? DOCUMENT_LANGUAGE : undefined}
            className="hover:text-accent hover:underline"
          >
            {title || t('list.untitled')}
            {docNumber && <span className="ml-2 inline-block text-sm font-normal text-ink-soft">{docNumber}</span>}
          </Link>
        </h1>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SavedLine />
        <Steps draft={draft} />
        <ThrowAway corrections={draft.corrections.length} />
        <Link to={`/drafts/${draft.id}/boards`} className="button button-accent">
          <LayoutGrid aria-hidden="true" size={16} />
          {t(draft.corrects ? 'make.correctButton' : 'make.button')}
          {left > 0 && <span className="sr-only">{t('issues.count', { left })}</span>}
        </Link>
      </div>
      {draft.corrects && (
        <p className="basis-full text-sm">
          {t('draft.corrects')}{' '}
          <Link to={`/plans/${draft.corrects.id}`} lang={DOCUMENT_LANGUAGE} className="link">
            {draft.corrects.title}
          </Link>{' '}
          {draft.carried && draft.carried.count > 0 && t('draft.carried', { count: draft.carried.count })}
        </p>
      )}
      <Left draft={draft} />
      <Unapplied draft={draft} />
    </header>
  );
}

/** Whether what was corrected is in the database. */
function SavedLine() {
  const { t } = useTexts();
  const isSaving = useFetchers().some(({ state }) => state !== 'idle');
  const Icon = isSaving ? LoaderCircle : Check;
  return (
    <p role="status" className="flex items-center gap-1 text-sm text-ink-soft">
      <Icon aria-hidden="true" size={14} />
      {t(isSaving ? 'draft.saving' : 'draft.saved')}
    </p>
  );
}

function Steps({ draft: { revision, corrections, undone } }: { draft: DraftView }) {
  const { t } = useTexts();
  const said = useSaid();
  const [last, next] = [corrections.at(-1), undone[0]];
  return (
    <>
      <CorrectForm fields={{ intent: 'undo', revision }}>
        <button
          type="submit"
          aria-disabled={!last}
          title={last && t('draft.undoWhat', { what: said(last.correction) })}
          onClick={(event) => !last && event.preventDefault()}
          className="button aria-disabled:opacity-50"
        >
          <Undo2 aria-hidden="true" size={16} />
          {t('draft.undo')}
        </button>
      </CorrectForm>
      <CorrectForm fields={{ intent: 'redo', revision }}>
        <button
          type="submit"
          aria-disabled={!next}
          title={next && t('draft.redoWhat', { what: said(next.correction) })}
          onClick={(event) => !next && event.preventDefault()}
          className="button aria-disabled:opacity-50"
        >
          <Redo2 aria-hidden="true" size={16} />
          {t('draft.redo')}
        </button>
      </CorrectForm>
    </>
  );
}

/** Asks once more: it is for good. */
function ThrowAway({ corrections }: { corrections: number }) {
  const { t } = useTexts();
  return (
    <details className="relative">
      <summary className="button list-none">
        <Trash2 aria-hidden="true" size={16} />
        {t('draft.throwAway')}
      </summary>
      <div className="absolute right-0 z-10 mt-1 w-72 rounded-lg border border-line bg-raised p-3 text-sm shadow-float max-sm:left-0">
        <p>{t('draft.throwAwaySure', { count: corrections })}</p>
        <CorrectForm fields={{ intent: 'throw-away' }} className="mt-2">
          <button type="submit" className="button font-medium text-overdue">
            {t('draft.throwAwayYes')}
          </button>
        </CorrectForm>
      </div>
    </details>
  );
}

/** Corrections of the plan's present text that this one has no place for. */
function Left({ draft: { carried } }: { draft: DraftView }) {
  const { t } = useTexts();
  const said = useSaid();
  const left = carried?.left ?? [];
  return <Unused title={t('draft.carriedLeft', { count: left.length })} lines={left.map(said)} />;
}

/** Corrections of a text that is read otherwise by now. */
function Unapplied({ draft }: { draft: DraftView }) {
  const { t } = useTexts();
  const said = useSaid();
  const lines = draft.corrections.flatMap(({ correction, fault }) => {
    return fault === null ? [] : [`${said(correction)} ${t(`correctionFault.${fault}`)}`];
  });
  return <Unused title={t('draft.unapplied', { count: lines.length })} lines={lines} />;
}

/** What was corrected and is not in what is understood. */
function Unused({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="basis-full text-sm text-behind">
      <p className="flex items-center gap-1 font-medium">
        <TriangleAlert aria-hidden="true" size={16} className="shrink-0" />
        {title}
      </p>
      <ul className="list-inside list-disc">
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice
          <li key={i}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
