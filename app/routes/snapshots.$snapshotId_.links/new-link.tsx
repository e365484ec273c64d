import { useNavigation } from '@remix-run/react';
import { Link2 } from 'lucide-react';
import { useId } from 'react';
import { PostForm } from '../../components/post-form.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import { SHARE_LIMITS } from '../../snapshots/services.ts';
import type { LinksPageProps } from './links-page.tsx';
import { useTexts } from './use-texts.ts';

/** Days that a link is open unless somebody says otherwise. */
const USUAL_DAYS = 7;
const DAY_MS = 86_400_000;

interface NewLinkProps {
  readonly today: IsoDate;
  readonly failed: NonNullable<LinksPageProps['outcome']>['failed'];
}

/** Asks how long a link is to be open, and whether it shows names. What was filled in stays where it is not taken. */
export function NewLink({ today, failed }: NewLinkProps) {
  const { t } = useTexts();
  const id = useId();
  const isBusy = useNavigation().state !== 'idle';
  const until = failed?.wish.until || after(today, USUAL_DAYS);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-2 text-lg font-semibold">
        {t('new.title')}
      </h2>
      <PostForm preventScrollReset className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <input type="hidden" name="intent" value="create" />
        {failed && (
          <p id={`${id}-failed`} role="alert" className="rounded bg-overdue-soft px-3 py-2 text-overdue">
            {t(`failed.${failed.code}`, SHARE_LIMITS)}
          </p>
        )}
        <label className="flex flex-col gap-1">
          <span className="font-medium">{t('new.until')}</span>
          <input
            type="date"
            name="until"
            required
            min={today}
            max={after(today, SHARE_LIMITS.days)}
            defaultValue={until}
            aria-describedby={`${id}-until${failed ? ` ${id}-failed` : ''}`}
            className="field sm:max-w-56"
          />
          <span id={`${id}-until`} className="text-sm text-ink-soft">
            {t('new.untilHelp', SHARE_LIMITS)}
          </span>
        </label>
        <div className="flex flex-col gap-1">
          <label className="flex min-h-9 items-center gap-2 font-medium">
            <input
              type="checkbox"
              name="names"
              defaultChecked={failed?.wish.withNames ?? false}
              aria-describedby={`${id}-names`}
              className="size-4.5 accent-accent"
            />
            {t('new.withNames')}
          </label>
          <p id={`${id}-names`} className="text-sm text-ink-soft">
            {t('new.withNamesHelp')}
          </p>
        </div>
        <button type="submit" disabled={isBusy} className="button button-accent self-start">
          <Link2 aria-hidden="true" size={16} />
          {t('new.submit')}
        </button>
      </PostForm>
    </section>
  );
}

function after(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}
