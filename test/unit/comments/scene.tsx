import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { CommentsPanel } from '#app/comments/comments-panel.tsx';
import { useComments } from '#app/comments/use-comments.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { Language } from '#app/i18n/languages.ts';
import type { CommentThread, NewThread, NotesPerson } from '#app/notes/services.ts';
import { show } from '../card-panel/show.tsx';

/** 2026-11-25 14:05 in Beijing. */
export const AT = Date.UTC(2026, 10, 25, 6, 5);
export const ME = { id: 'wang' as PersonId, name: '王芳' };
export const PEOPLE: NotesPerson[] = [
  { ...ME, agencies: ['财政部'] },
  { id: 'li' as PersonId, name: '李明', agencies: ['国家发展改革委'] },
  { id: 'liu' as PersonId, name: '李明华', agencies: [] },
];
export const DRAFT = { anchor: { from: 'AA==', to: 'AA==' }, quote: '沈阳试点' };

export function thread(id: string, over: Partial<CommentThread> = {}): CommentThread {
  const first = {
    id,
    at: AT,
    person: { id: 'li' as PersonId, name: '李明' },
    agency: '国家发展改革委',
    text: `话 ${id}`,
    mentions: [],
  };
  return { id, anchor: DRAFT.anchor, quote: `原文 ${id}`, resolved: null, comments: [first], ...over };
}

interface Asked {
  readonly url: string;
  readonly body: Record<string, never> & { readonly intent?: string; readonly thread?: NewThread };
  answer(json: unknown, status?: number): Promise<void>;
  /** The connection breaks. */
  fail(): Promise<void>;
}

/** The other end of `fetch`: every request waits here for the test to answer it. */
export function wire() {
  const asked: Asked[] = [];
  const fetch = (url: string, init: { body?: string } = {}) =>
    new Promise<Response>((resolve, reject) => {
      asked.push({
        url,
        body: init.body === undefined ? {} : JSON.parse(init.body),
        answer: (json, status = 200) => act(async () => resolve(Response.json(json, { status }) as Response)),
        fail: () => act(async () => reject(new TypeError('Failed to fetch'))),
      });
    });
  const last = (): Asked => {
    const one = asked.at(-1);
    if (!one) throw new Error('nothing was asked');
    return one;
  };
  return { asked, fetch, last };
}

interface SceneProps {
  readonly threads: readonly CommentThread[] | null;
  readonly active?: string | null;
  readonly draft?: typeof DRAFT | null;
  readonly writable?: boolean;
  readonly order?: string[];
}

/** The panel as a page of notes holds it. */
function Scene({ threads, active = null, draft: firstDraft = null, writable = true, order }: SceneProps) {
  const comments = useComments('n1', threads);
  const [activeThread, setActive] = useState(active);
  const [draft, setDraft] = useState(firstDraft);
  return (
    <>
      <button type="button" onClick={() => setDraft(DRAFT)}>
        begin
      </button>
      <CommentsPanel
        notesId="n1"
        comments={comments}
        people={PEOPLE}
        me={ME}
        writable={writable}
        order={order}
        activeThread={activeThread}
        onThread={setActive}
        draft={draft}
        onDraftDone={() => setDraft(null)}
      />
    </>
  );
}

export function showPanel(props: SceneProps, language?: Language) {
  return show(<Scene {...props} />, language);
}

/** Types into the box, the caret at the end, as a keyboard does. */
export function type(text: string): HTMLTextAreaElement {
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  field.setSelectionRange(text.length, text.length);
  fireEvent.select(field);
  return field;
}

export function press(key: string, over: Record<string, unknown> = {}) {
  return fireEvent.keyDown(document.activeElement ?? document.body, { key, ...over });
}
