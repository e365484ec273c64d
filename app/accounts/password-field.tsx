import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ACCOUNT_LIMITS } from '../domain/accounts.ts';
import { TextField } from './text-field.tsx';
import { useTexts } from './use-texts.ts';

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly fault?: string | null;
  readonly autoFocus?: boolean;
}

/** A password, which can be looked at where there is script. Of a new one it says what is asked of it. */
export function PasswordField({ autoComplete, ...field }: PasswordFieldProps) {
  const { t } = useTexts();
  const [isShown, setIsShown] = useState(false);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      required
      spellCheck={false}
      autoCapitalize="none"
      help={autoComplete === 'new-password' ? t('password.help', ACCOUNT_LIMITS) : undefined}
      aside={
        // Its place is kept until there is script, so that nothing moves under a hand.
        <button
          type="button"
          aria-label={t(isShown ? 'password.hide' : 'password.show')}
          onClick={() => setIsShown(!isShown)}
          className={`button shrink-0 px-2.5 ${isLive ? '' : 'invisible'}`}
        >
          <Icon aria-hidden="true" size={18} />
        </button>
      }
    />
  );
}
