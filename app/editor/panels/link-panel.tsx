import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';
import { useNotesTexts } from '../use-notes-texts.ts';
import { readAddress } from './addresses.ts';
import { Panel } from './panel.tsx';

/** Puts a link on what is selected, changes the one the caret is in, or takes it off. */
export function LinkPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useNotesTexts();
  const id = useId();
  const [present] = useState(() => String(editor.getAttributes('link').href ?? ''));
  const [address, setAddress] = useState(present);
  const [words, setWords] = useState('');
  const [isRefused, setRefused] = useState(false);
  const [needsWords] = useState(() => editor.state.selection.empty && present === '');

  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = readAddress(address);
    setRefused(href === null);
    if (href === null) return;
    const chain = editor.chain().focus();
    if (needsWords) {
      const text = words.trim() || address.trim();
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
    onClose();
  };

  return (
    <Panel title={t('link.title')} onClose={onClose}>
      <form onSubmit={save} noValidate className="notes-panel-form">
        <label htmlFor={`${id}-address`}>{t('link.address')}</label>
        <input
          id={`${id}-address`}
          className="field"
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          value={address}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? `${id}-unsafe` : undefined}
          onChange={(event) => setAddress(event.target.value)}
        />
        {isRefused && (
          <p id={`${id}-unsafe`} role="alert" className="notes-panel-error">
            {t('link.unsafe')}
          </p>
        )}
        {needsWords && (
          <>
            <label htmlFor={`${id}-words`}>{t('link.text')}</label>
            <input
              id={`${id}-words`}
              className="field"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </>
        )}
        <div className="notes-panel-actions">
          {present !== '' && (
            <>
              <a href={present} target="_blank" rel="noopener noreferrer nofollow" className="link">
                {t('link.open')}
              </a>
              <button
                type="button"
                className="button"
                onClick={() => {
                  editor.chain().focus().extendMarkRange('link').unsetLink().run();
                  onClose();
                }}
              >
                {t('link.remove')}
              </button>
            </>
          )}
          <button type="submit" className="button button-accent">
            {t('link.save')}
          </button>
        </div>
      </form>
    </Panel>
  );
}
