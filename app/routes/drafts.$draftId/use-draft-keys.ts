import { useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DraftView } from '../../drafts/services.ts';
import { type Issue, nextIssue } from './issues.ts';

interface Options {
  readonly draft: DraftView;
  readonly issues: readonly Issue[];
  readonly at: string | null;
  select(at: string): void;
}

/** Alt and an arrow lead to what is next to check; Ctrl+Z and Ctrl+Shift+Z step through corrections, outside of fields. */
export function useDraftKeys(options: Options): void {
  const submit = useSubmit();
  const latest = useRef({ ...options, submit });
  latest.current = { ...options, submit };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const { draft, issues, at, select, submit: send } = latest.current;
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (event.altKey && isArrow && !event.ctrlKey && !event.metaKey) {
        const next = nextIssue(issues, at, event.key === 'ArrowDown' ? 1 : -1);
        if (next) select(next.at);
        event.preventDefault();
        return;
      }
      const isStep = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';
      if (!isStep || isField(event.target)) return;
      event.preventDefault();
      const intent = event.shiftKey ? 'redo' : 'undo';
      if ((intent === 'undo' ? draft.corrections : draft.undone).length === 0) return;
      send({ intent, revision: draft.revision }, { method: 'post', navigate: false, fetcherKey: intent });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** A field has an undoing of its own. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input:not([type=radio]), textarea, select, [contenteditable]')
  );
}
