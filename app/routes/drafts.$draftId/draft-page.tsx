import { useMemo, useRef } from 'react';
import type { IsoDate } from '../../domain/dates.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { blocksOf } from '../plans.$planId_.source/blocks.ts';
import { type Refused, RefusedLine } from './correct-form.tsx';
import { DraftBar } from './draft-bar.tsx';
import { IssueBar } from './issue-bar.tsx';
import { issuesOf } from './issues.ts';
import { PaneSwitch } from './pane-switch.tsx';
import { understoodAt } from './places.ts';
import { useSelected } from './selection.ts';
import { SourcePane } from './source-pane.tsx';
import { UnderstoodPane } from './understood-pane.tsx';
import { useDraftKeys } from './use-draft-keys.ts';
import { useShowSelected } from './use-show-selected.ts';

interface DraftPageProps {
  readonly draft: DraftView;
  readonly today: IsoDate;
  /** Somebody brought the same text again, and was led here. */
  readonly wasThere: boolean;
  /** What became of a form that was sent without script. */
  readonly answer: Refused | null;
}

/** What was understood of a text beside the text, each leading to the other. On a phone one of them at a time. */
export function DraftPage({ draft, today, wasThere, answer }: DraftPageProps) {
  const { t } = useTexts();
  const { at, selected, select } = useSelected();
  const blocks = useMemo(() => blocksOf(draft.source), [draft.source]);
  const issues = useMemo(() => issuesOf(draft), [draft]);
  const page = useRef<HTMLDivElement>(null);
  const open = understoodAt(draft, blocks, selected);
  useShowSelected(page, at, open);
  useDraftKeys({ draft, issues, at, select });
  return (
    <div ref={page} className="group/panes flex min-h-0 flex-1 flex-col lg:h-[calc(100dvh-3rem)] lg:flex-none">
      <DraftBar draft={draft} left={issues.filter(({ isDone }) => !isDone).length} />
      {wasThere && (
        <p role="status" className="bg-near-soft px-4 py-2 text-sm text-near">
          {t('draft.already')}
        </p>
      )}
      {answer?.refused && (
        <div className="bg-overdue-soft px-4 py-2">
          <RefusedLine refused={answer.refused} />
        </div>
      )}
      <IssueBar draft={draft} issues={issues} at={at} />
      <PaneSwitch />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-2 lg:grid-rows-[minmax(0,1fr)]">
        <SourcePane draft={draft} blocks={blocks} selected={selected} />
        <UnderstoodPane draft={draft} selected={open} today={today} />
      </div>
    </div>
  );
}
