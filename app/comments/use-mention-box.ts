import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../components/use-browser-layout-effect.ts';
import type { NotesPerson } from '../notes/services.ts';
import { insertMention, type MentionQuery, queryAt, suggest } from './mentions.ts';

interface MentionBoxOptions {
  readonly people: readonly NotesPerson[];
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly onPick: (text: string, person: NotesPerson) => void;
}

/** The people that may be meant by what stands before the caret, and the keys to choose among them. */
export function useMentionBox({ people, text, field, onPick }: MentionBoxOptions) {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [chosen, setChosen] = useState(0);
  /** Where a sign stands whose list was closed: it stays closed. */
  const closedAt = useRef<number | null>(null);
  const caret = useRef<number | null>(null);
  const found = query === null ? [] : suggest(people, query);
  const active = found[Math.min(chosen, found.length - 1)];

  useBrowserLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text, field]);

  const look = () => {
    const { selectionStart, selectionEnd, value } = field.current ?? {};
    const isCaret = value !== undefined && selectionStart === selectionEnd;
    const next = isCaret ? queryAt(value, selectionStart ?? 0) : null;
    if (next?.start !== closedAt.current) closedAt.current = null;
    if (next?.text !== query?.text || next?.start !== query?.start) setChosen(0);
    setQuery(closedAt.current === null ? next : null);
  };

  const close = () => {
    closedAt.current = query?.start ?? null;
    setQuery(null);
  };

  const pick = (person: NotesPerson) => {
    if (query === null) return;
    const inserted = insertMention(text, query, person);
    caret.current = inserted.caret;
    setQuery(null);
    onPick(inserted.text, person);
    field.current?.focus();
  };

  /** Takes the keys that the list has a use for; says whether it took one. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (active === undefined) return false;
    const step = { ArrowDown: 1, ArrowUp: found.length - 1 }[event.key];
    if (step !== undefined) setChosen((found.indexOf(active) + step) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    found,
    active,
    isOpen: query !== null,
    hasQuery: query !== null && query.text !== '',
    look,
    hide: () => setQuery(null),
    pick,
    onKey,
  };
}
