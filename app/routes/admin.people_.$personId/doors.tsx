import { KeyRound } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFault } from '../../accounts/form-fault.tsx';
import { SaidLine } from '../../accounts/said-line.tsx';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import type { PersonPageProps } from './person-page.tsx';
import { WaysIn } from './ways-in.tsx';

/** Whether and how somebody comes in: a reset link, and the door itself. */
export function Doors({ person, outcome }: Pick<PersonPageProps, 'person' | 'outcome'>) {
  const { t } = usePeopleTexts();
  const { t: errors } = useTranslation('errors');
  const isEnabled = person.disabledAt === null;
  const isMine = outcome?.intent === 'disable' || outcome?.intent === 'enable';
  return (
    <section aria-labelledby="doors" className="flex flex-col gap-2">
      <h2 id="doors" className="text-lg font-semibold">
        {t('person.doors')}
      </h2>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        {isMine && outcome.failed && (
          <FormFault of={outcome}>
            {outcome.failed.code === 'last-administrator' ? errors('help.last-administrator') : t('person.outdated')}
          </FormFault>
        )}
        {isMine && !outcome.failed && (
          <SaidLine of={outcome}>{t(isEnabled ? 'person.enabledNow' : 'person.disabledNow')}</SaidLine>
        )}
        <WaysIn person={person} />
        {person.userName !== null && isEnabled && (
          <Act intent="reset" help={t('person.resetHelp')}>
            <KeyRound aria-hidden="true" size={16} />
            {t('person.reset')}
          </Act>
        )}
        {!isEnabled && <Act intent="enable">{t('person.enable')}</Act>}
        {isEnabled && person.isLastAdministrator && <p className="text-sm text-ink-soft">{t('person.isLast')}</p>}
        {isEnabled && !person.isLastAdministrator && (
          <details className="max-w-prose">
            <summary className="button w-fit list-none">{t('person.disable')}</summary>
            <div className="mt-2">
              <Act intent="disable" help={t('person.disableSure')} isGrave>
                {t('person.disableConfirm')}
              </Act>
            </div>
          </details>
        )}
      </div>
    </section>
  );
}

function Act(props: {
  readonly intent: string;
  readonly help?: string;
  readonly isGrave?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { intent, help, isGrave = false, children } = props;
  return (
    <PostForm preventScrollReset className="flex flex-col items-start gap-2">
      <input type="hidden" name="intent" value={intent} />
      {help && (
        <p id={id} className="max-w-prose text-sm text-pretty text-ink-soft">
          {help}
        </p>
      )}
      <button
        type="submit"
        aria-describedby={help && id}
        className={`button ${isGrave ? 'border-overdue text-overdue' : ''}`}
      >
        {children}
      </button>
    </PostForm>
  );
}
