import { useTranslation } from 'react-i18next';
import type { BoardRows } from '../../domain/snapshot/card-rows.ts';
import { countRows } from '../../domain/snapshot/count-rows.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { formatMoment } from '../../i18n/format.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { StageIcon } from '../stage-icon.tsx';
import { CardLine } from './card-line.tsx';

/** Every board, agency by agency: its cards by stage. */
export function BoardPages({ snapshot, boards }: { snapshot: Snapshot; boards: readonly BoardRows[] }) {
  const { t } = useTranslation('handout');
  return (
    <section id="boards" className="boards page">
      <h2>{t('section.boards')}</h2>
      {boards.map((board) => (
        <BoardSection key={board.board.id} snapshot={snapshot} {...board} />
      ))}
    </section>
  );
}

function BoardSection({ snapshot, agency, board, rows }: BoardRows & { snapshot: Snapshot }) {
  const { t } = useTranslation('handout');
  const language = useLanguage();
  const { cards, done, late } = countRows(rows);
  const shown = rows.filter(({ archived }) => !archived);
  const archived = rows.length - shown.length;
  const stages = [...snapshot.stages, null];
  const { confirmation } = board;
  return (
    <section className="board">
      <header>
        <h3 lang={DOCUMENT_LANGUAGE}>{agency.name}</h3>
        <p>
          {t('board.cards', { count: cards })} · {t('board.done', { count: done })} · {t('board.late', { count: late })}
          {snapshot.call &&
            ` · ${confirmation ? t('confirmed.by', { by: confirmation.by, at: formatMoment(language, confirmation.at) }) : t('confirmed.no')}`}
        </p>
      </header>
      {shown.length === 0 && <p>{t('board.empty')}</p>}
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col" className="what">
                {t('board.what')}
              </th>
              <th scope="col" className="contact">
                {t('board.contact')}
              </th>
              <th scope="col" className="deadline">
                {t('board.deadline')}
              </th>
              <th scope="col">{t('board.ticks')}</th>
              <th scope="col" className="marks">
                {t('board.marks')}
              </th>
            </tr>
          </thead>
          {stages.map((stage) => {
            const own = shown.filter((row) => row.stage === stage);
            return (
              own.length > 0 && (
                <tbody key={stage?.id ?? ''}>
                  {stage && (
                    <tr className="stage-row">
                      <th scope="rowgroup" colSpan={5}>
                        <StageIcon category={stage.category} />{' '}
                        {t('board.stage', { stage: stageName(stage, language), count: own.length })}
                      </th>
                    </tr>
                  )}
                  {own.map((row) => (
                    <CardLine key={row.card.id} row={row} today={snapshot.today} />
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      )}
      {archived > 0 && <p className="archived">{t('board.archived', { count: archived })}</p>}
    </section>
  );
}
