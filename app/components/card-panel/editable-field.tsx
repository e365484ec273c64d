import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from './conflict-notice.tsx';
import { ReadValue } from './read-value.tsx';
import { type Check, useDraft } from './use-draft.ts';

interface EditableFieldProps {
  readonly label: string;
  /** The live value; a date as `YYYY-MM-DD`. Empty for none. */
  readonly value: string;
  readonly kind: 'line' | 'text' | 'date';
  /** Names the field among all fields of all cards: under it an unsaved draft outlives the field. */
  readonly draftKey: string;
  readonly writable: boolean;
  readonly onSave: (text: string) => void;
  /** Why a text may not be saved; null when it may. */
  readonly check?: Check;
  readonly maxLength?: number;
  /** A value as people read it. */
  readonly format?: (value: string) => string;
}

const MAY_ALWAYS: Check = () => null;
const AS_IS = (value: string) => value;

/** A field of a card that saves when it is left and on Enter (but not in a text of many lines); Esc reverts. */
export function EditableField(props: EditableFieldProps) {
  const { label, value, kind, draftKey, writable, maxLength, onSave, check = MAY_ALWAYS, format = AS_IS } = props;
  const { t } = useTranslation('card');
  const id = useId();
  const field = useDraft({ value, draftKey, locked: !writable, check, onSave });

  if (!writable && !field.open) return <ReadValue label={label} value={value && format(value)} />;

  const commit = (input: HTMLInputElement | HTMLTextAreaElement) => {
    // A half-typed date reads as empty: saving it would wipe out the one that was there.
    if (kind === 'date' && input.validity?.badInput) field.setError(t('error.dateIncomplete'));
    else field.commit();
  };
  /** The notice goes away with the button that was pressed: the focus goes back to the field. */
  const settle = (choose: () => void) => {
    choose();
    document.getElementById(id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    // Enter picks, and Esc dismisses, an input method's candidate; 229 is how older Safari says so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter' && kind !== 'text') {
      event.preventDefault();
      commit(event.currentTarget);
    }
    if (event.key === 'Escape' && (field.open || field.error !== null)) {
      event.preventDefault();
      event.stopPropagation();
      field.drop();
    }
  };
  const shared = {
    id,
    value: field.text,
    readOnly: !writable,
    onKeyDown,
    'aria-invalid': field.error !== null,
    'aria-describedby': `${id}-note`,
    className: 'field',
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm text-ink-soft">
        {label}
      </label>
      {kind === 'text' ? (
        <textarea
          {...shared}
          rows={5}
          maxLength={maxLength}
          onChange={(event) => field.change(event.currentTarget.value)}
          onBlur={(event) => commit(event.currentTarget)}
        />
      ) : (
        <input
          {...shared}
          type={kind === 'date' ? 'date' : 'text'}
          // Without a bound Chromium takes years of six digits.
          {...(kind === 'date' ? { max: '9999-12-31' } : { maxLength, autoComplete: 'off' })}
          onChange={(event) => field.change(event.currentTarget.value)}
          onBlur={(event) => commit(event.currentTarget)}
        />
      )}
      <div id={`${id}-note`} role="status" className="text-sm">
        {field.error !== null && <p className="font-medium text-overdue">{field.error}</p>}
        {!writable && <p className="font-medium text-behind">{t('locked')}</p>}
      </div>
      {writable && field.conflict && (
        <ConflictNotice
          label={label}
          mine={field.text && format(field.text)}
          theirs={value && format(value)}
          onKeepMine={() => settle(field.keepMine)}
          onTakeTheirs={() => settle(field.drop)}
        />
      )}
    </div>
  );
}
