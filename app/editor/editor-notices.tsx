import { useSyncExternalStore } from 'react';
import type { Notices } from './notices.ts';
import { useNotesTexts } from './use-notes-texts.ts';

/** What went wrong stays to be read, above the text and not over it; what is said in passing is heard. */
export function EditorNotices({ notices }: { notices: Notices }) {
  const { t } = useNotesTexts();
  const errors = useSyncExternalStore(notices.subscribe, notices.errors);
  const said = useSyncExternalStore(notices.subscribe, notices.said);
  return (
    <>
      <span role="status" className="sr-only">
        {said}
      </span>
      <div role="alert">
        {errors.map(({ id, text }) => (
          <p key={id} className="notes-notice">
            <span>{text}</span>
            <button type="button" className="button" onClick={() => notices.putAway(id)}>
              {t('notice.close')}
            </button>
          </p>
        ))}
      </div>
    </>
  );
}
