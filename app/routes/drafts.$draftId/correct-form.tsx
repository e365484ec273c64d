import { useFetcher } from '@remix-run/react';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TokenField } from '../../components/token-field.tsx';
import type { CorrectionFault } from '../../domain/document/index.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { useTexts } from '../../drafts/use-texts.ts';

/** What became of what was sent. */
export interface Refused {
  readonly refused: { readonly code: ErrorCode; readonly fault: CorrectionFault | null } | null;
}

interface CorrectFormProps {
  /** Sent as they are; what is null is left out. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A form that corrects one thing, saved at once. What is refused is said below it. Where the button that was pressed goes with
 * what it was about, the focus goes to what is around.
 */
export function CorrectForm({ fields, label, className = '', children }: CorrectFormProps) {
  const fetcher = useFetcher<Refused>();
  const around = useRef<HTMLElement | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const isIdle = fetcher.state === 'idle';
  // A form that is cleared once what was in it is saved.
  useEffect(() => {
    if (isIdle && fetcher.data?.refused === null) form.current?.reset();
  }, [isIdle, fetcher.data]);
  useEffect(() => {
    around.current = form.current?.closest<HTMLElement>('[data-keeps-focus]') ?? null;
    return () => {
      // After React has taken the form out, with the focus in it.
      const kept = around.current;
      queueMicrotask(() => document.activeElement === document.body && kept?.isConnected && kept.focus());
    };
  }, []);
  return (
    <fetcher.Form
      ref={form}
      method="post"
      aria-label={label}
      className={className}
      onKeyDown={(event) => {
        // Enter chooses a word of the input method, and saves nothing.
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
      }}
    >
      <TokenField />
      {Object.entries(fields).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      {children}
      {isIdle && fetcher.data?.refused && <RefusedLine refused={fetcher.data.refused} />}
    </fetcher.Form>
  );
}

/** Why something was not corrected. */
export function RefusedLine({ refused }: { refused: NonNullable<Refused['refused']> }) {
  const { t } = useTexts();
  const { t: errors } = useTranslation('errors');
  const why = refused.fault === null ? errors(`help.${refused.code}`) : t(`correctionFault.${refused.fault}`);
  return (
    <p role="alert" className="flex basis-full items-start gap-1 text-sm font-medium text-overdue">
      <CircleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
      {refused.code === 'outdated' ? t('draft.outdated') : t('draft.refused', { why })}
    </p>
  );
}
