import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { type FormEvent, useId, useState } from 'react';
import { NOTES_LIMITS } from '../../notes/limits.ts';
import { useNotesTexts } from '../use-notes-texts.ts';
import { Panel } from './panel.tsx';

/** The id and description of the picture that is selected; null for none. */
export function selectedImage({ state: { selection } }: Editor): { id: string; alt: string } | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null;
  const { id, alt } = selection.node.attrs;
  return { id, alt };
}

/** Says what is to be seen on the selected picture. */
export function ImagePanel({ editor, alt: present, onClose }: { editor: Editor; alt: string; onClose: () => void }) {
  const { t } = useNotesTexts();
  const id = useId();
  const [alt, setAlt] = useState(present);

  const save = (event: FormEvent) => {
    event.preventDefault();
    editor.chain().focus().updateAttributes('image', { alt: alt.trim() }).run();
    onClose();
  };

  return (
    <Panel title={t('image.title')} onClose={onClose}>
      <form onSubmit={save} className="notes-panel-form">
        <label htmlFor={id}>{t('image.alt')}</label>
        <input
          id={id}
          className="field"
          maxLength={NOTES_LIMITS.label}
          value={alt}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setAlt(event.target.value)}
        />
        <p id={`${id}-hint`} className="notes-panel-hint">
          {t('image.hint')}
        </p>
        <div className="notes-panel-actions">
          <button
            type="button"
            className="button"
            onClick={() => {
              editor.chain().focus().deleteSelection().run();
              onClose();
            }}
          >
            {t('image.remove')}
          </button>
          <button type="submit" className="button button-accent">
            {t('image.save')}
          </button>
        </div>
      </form>
    </Panel>
  );
}
