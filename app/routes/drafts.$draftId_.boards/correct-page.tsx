import { Link, useNavigation } from '@remix-run/react';
import { ArrowLeft, FileDiff } from 'lucide-react';
import { Outcome } from '../../admin/outcome.tsx';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { Changed } from '../../domain/correction/index.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { CorrectionView } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { ChangedBoards, isChangedBoard } from './changed-boards.tsx';
import { ChangedMeasures } from './changed-measures.tsx';
import { Notice } from './notice.tsx';
import { OpenMeasures } from './open-measures.tsx';

/** What became of a form of the page: why it could not be done; null where it was. */
export interface Answer {
  readonly failure: ErrorCode | null;
  readonly details: Readonly<Record<string, string | number>>;
}

interface CorrectPageProps {
  readonly view: CorrectionView;
  /** Places of the draft that nobody has looked at. */
  readonly left: number;
  readonly answer: Answer | null;
}

/** What a corrected version would change, before it does. */
export function CorrectPage({ view, left, answer }: CorrectPageProps) {
  const { t } = useTexts();
  const { t: texts } = usePlanTexts();
  const isBusy = useNavigation().state !== 'idle';
  const boards = view.boards.filter(isChangedBoard).length;
  const isSame = view.gone.length === 0 && view.measures.every(({ status }) => status === 'unchanged');
  const failure = answer?.failure ?? null;
  const said = failure
    ? failure === 'outdated'
      ? t('draft.outdated')
      : texts(`errors:help.${failure}`)
    : t('correct.chooseSaved');
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5 px-4 py-6 sm:py-8">
      <header>
        <Link to={`/drafts/${view.draftId}`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('make.back')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold">{t('correct.title')}</h1>
        <p lang={DOCUMENT_LANGUAGE} className="mt-1 font-medium text-pretty">
          {view.plan.title}
        </p>
        <p className="mt-1 text-sm text-ink-soft">{t('correct.intro')}</p>
        <Counts view={view} />
      </header>
      <Outcome of={answer} isFault={failure !== null} words={answer && !isBusy ? said : ''} />
      {left > 0 && <Notice>{t('make.left', { count: left })}</Notice>}
      <OpenMeasures view={view} />
      {isSame && <p className="rounded-lg border border-line bg-surface p-3">{t('correct.none')}</p>}
      <DocumentChanges title={view.title} docNumber={view.docNumber} />
      <ChangedMeasures view={view} />
      <ChangedBoards boards={view.boards} />
      <PostForm className="flex flex-col items-start gap-2 border-t border-line pt-4">
        <p className="max-w-prose text-sm text-ink-soft text-pretty">{t('correct.keep')}</p>
        {view.open > 0 ? (
          <Notice>{texts('errors:help.measures-open')}</Notice>
        ) : (
          <>
            <input type="hidden" name="intent" value="correct" />
            <input type="hidden" name="revision" value={view.revision} />
            <input type="hidden" name="planRevision" value={view.planRevision} />
            <button
              type="submit"
              aria-disabled={isBusy}
              onClick={(event) => isBusy && event.preventDefault()}
              className="button button-accent"
            >
              <FileDiff aria-hidden="true" size={16} />
              {isBusy ? t('correct.busy') : boards > 0 ? t('correct.yes', { count: boards }) : t('correct.yesNone')}
            </button>
          </>
        )}
      </PostForm>
    </div>
  );
}

function Counts({ view: { measures, gone, open } }: { view: CorrectionView }) {
  const { t } = useTexts();
  const count = (status: (typeof measures)[number]['status']) => measures.filter((one) => one.status === status).length;
  const counts = {
    ...{ open, changed: count('changed'), new: count('new'), back: count('back') },
    ...{ gone: gone.length, unchanged: count('unchanged') },
  };
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm tabular-nums">
      {(Object.keys(counts) as (keyof typeof counts)[]).map((name) => {
        return counts[name] > 0 && <li key={name}>{t(`correct.counts.${name}`, { count: counts[name] })}</li>;
      })}
    </ul>
  );
}

function DocumentChanges({ title, docNumber }: Pick<CorrectionView, 'title' | 'docNumber'>) {
  const { t } = useTexts();
  if (title === null && docNumber === null) return null;
  return (
    <section aria-labelledby="document" className="text-sm">
      <h2 id="document" className="text-lg font-semibold">
        {t('correct.document')}
      </h2>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        <Line label={t('correct.titleChange')} change={title} />
        <Line label={t('correct.numberChange')} change={docNumber} />
      </dl>
    </section>
  );
}

function Line({ label, change }: { label: string; change: Changed<string | null> | null }) {
  const { t } = useTexts();
  if (change === null) return null;
  const none = t('correct.noNumber');
  return (
    <>
      <dt className="text-ink-soft">{label}</dt>
      <dd lang={DOCUMENT_LANGUAGE}>
        <del>{change.before ?? none}</del> → <ins className="font-medium no-underline">{change.after ?? none}</ins>
      </dd>
    </>
  );
}
