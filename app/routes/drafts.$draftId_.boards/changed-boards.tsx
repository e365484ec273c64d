import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { CorrectedBoard, MeasureName } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';

/** Whether cards of a board come, go or come back. */
export function isChangedBoard({ added, restored, archived }: CorrectedBoard): boolean {
  return added.length + restored.length + archived.length > 0;
}

/** What becomes of the cards of each board that does not stay as it is. */
export function ChangedBoards({ boards }: { boards: readonly CorrectedBoard[] }) {
  const { t } = useTexts();
  const changed = boards.filter(isChangedBoard);
  const same = boards.length - changed.length;
  return (
    <section aria-labelledby="boards">
      <h2 id="boards" className="text-lg font-semibold">
        {t('correct.boards')}
      </h2>
      {changed.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2">
          {changed.map((board) => (
            <li key={board.agency} className="rounded-lg border border-line bg-surface p-3 text-sm">
              <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
                <span lang={DOCUMENT_LANGUAGE}>{board.agency}</span>
                {board.boardId === null && <span className="text-done">{t('correct.boardNew')}</span>}
                {board.isEmptied && <span className="text-overdue">{t('correct.boardEmptied')}</span>}
              </h3>
              <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
                {board.kept > 0 && (
                  <>
                    <dt className="text-ink-soft">{t('correct.kept')}</dt>
                    <dd className="tabular-nums">{board.kept}</dd>
                  </>
                )}
                <Names label={t('correct.added')} names={board.added} />
                <Names label={t('correct.restored')} names={board.restored} />
                <Names label={t('correct.archived')} names={board.archived} />
              </dl>
              {board.tasks > 0 && (
                <p className="mt-1 text-ink-soft">{t('correct.boardTasks', { count: board.tasks })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {same > 0 && <p className="mt-2 text-sm text-ink-soft">{t('correct.boardsSame', { count: same })}</p>}
    </section>
  );
}

function Names({ label, names }: { label: string; names: readonly MeasureName[] }) {
  const { t } = useTexts();
  if (names.length === 0) return null;
  return (
    <>
      <dt className="text-ink-soft">{label}</dt>
      <dd lang={DOCUMENT_LANGUAGE}>
        <ul>
          {names.map(({ number, title }) => (
            <li key={`${number} ${title}`}>
              （{number}）{title ?? t('correct.untitled')}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
