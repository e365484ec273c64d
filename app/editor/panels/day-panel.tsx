import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';
import { dayIn, type IsoDate, isIsoDate, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { useNotesTexts } from '../use-notes-texts.ts';
import { Panel } from './panel.tsx';

const MS_PER_DAY = 86_400_000;

/** Puts in a day, which each reader sees in their language. */
export function DayPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useNotesTexts();
  const id = useId();
  const [today] = useState(() => dayIn(PLAN_TIME_ZONE, Date.now()));
  const [tomorrow] = useState(() => dayIn(PLAN_TIME_ZONE, Date.now() + MS_PER_DAY));
  const [day, setDay] = useState<string>(today);

  const insert = (on: IsoDate) => {
    editor.chain().focus().insertContent({ type: 'day', attrs: { on } }).run();
    onClose();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isIsoDate(day)) insert(day);
  };

  return (
    <Panel title={t('day.title')} onClose={onClose}>
      <form onSubmit={submit} className="notes-panel-form">
        <label htmlFor={id}>{t('day.label')}</label>
        <input
          id={id}
          type="date"
          required
          className="field"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <div className="notes-panel-actions">
          <button type="button" className="button" onClick={() => insert(today)}>
            {t('day.today')}
          </button>
          <button type="button" className="button" onClick={() => insert(tomorrow)}>
            {t('day.tomorrow')}
          </button>
          <button type="submit" className="button button-accent">
            {t('day.insert')}
          </button>
        </div>
      </form>
    </Panel>
  );
}
