import { Link } from '@remix-run/react';
import { Archive, ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { BoardView } from '../../services.ts';
import type { Archived, NamedTask } from './archived-of.ts';
import { useTexts } from './use-texts.ts';

interface ArchivedPageProps {
  readonly board: Pick<BoardView, 'id' | 'agency'>;
  readonly archived: Archived;
}

/** What is put away of a board; each card leads to where it is opened. */
export function ArchivedPage({ board, archived: { measures, tasks, under } }: ArchivedPageProps) {
  const { t } = useTexts();
  const isEmpty = measures.length + tasks.length + under.length === 0;
  const tasksOf = (list: readonly NamedTask[]) =>
    list.map(({ cardId, title, measure }) => (
      <Item key={cardId} href={`/boards/${board.id}/cards/${cardId}`} title={title}>
        {measure !== null && <span lang={DOCUMENT_LANGUAGE}>{measure}</span>}
      </Item>
    ));
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6 sm:py-8">
      <header>
        <Link to={`/boards/${board.id}`} className="link inline-flex min-h-8 items-center gap-1 text-sm">
          <ArrowLeft aria-hidden="true" size={14} />
          {t('back')}
        </Link>
        <h1 className="mt-1 text-xl font-semibold">{t('title')}</h1>
        <p lang={DOCUMENT_LANGUAGE} className="font-medium">
          {board.agency.name}
        </p>
      </header>
      {isEmpty && (
        <EmptyState icon={Archive} title={t('none')}>
          {null}
        </EmptyState>
      )}
      <Group id="measures" title={t('measures.title')} help={t('measures.help')}>
        {measures.map(({ cardId, measureId, number, title, isGone }) => (
          <Item key={cardId} href={`/boards/${board.id}/cards/${cardId}`} title={`（${number}）${title ?? ''}`}>
            <span>{t(isGone ? 'measures.gone' : 'measures.notMine')}</span>
            <Link to={`/notes/${measureId}`} className="link relative z-10">
              {t('measures.notes')}
            </Link>
          </Item>
        ))}
      </Group>
      <Group id="under" title={t('under.title')} help={t('under.help')}>
        {tasksOf(under)}
      </Group>
      <Group id="tasks" title={t('tasks.title')} help={t('tasks.help')}>
        {tasksOf(tasks)}
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly children: readonly ReactNode[];
}

/** Nothing where there is nothing in it. */
function Group({ id, title, help, children }: GroupProps) {
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <p className="text-sm text-pretty text-ink-soft">{help}</p>
      <ul className="mt-2 flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">{children}</ul>
    </section>
  );
}

function Item({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="relative px-3 py-2 hover:bg-sunken">
      <Link to={href} lang={DOCUMENT_LANGUAGE} className="font-medium after:absolute after:inset-0 hover:text-accent">
        {title}
      </Link>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">{children}</p>
    </li>
  );
}
