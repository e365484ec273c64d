import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FORM_OVER } from '../form-token.ts';

/** Says that what was sent was refused for the page being older than the session, beside whatever it was typed into. */
export function FormOverNotice() {
  const { t } = useTranslation('errors');
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const tell = (event: Event) => setOver((event as CustomEvent<boolean>).detail);
    addEventListener(FORM_OVER, tell);
    return () => removeEventListener(FORM_OVER, tell);
  }, []);
  if (!isOver) return null;
  return (
    <p role="alert" className="bg-behind-soft px-4 py-2 text-sm text-behind">
      {t('help.form-over')}
    </p>
  );
}
