import { useNavigation } from '@remix-run/react';
import { useId } from 'react';
import { PostForm } from '../../components/post-form.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import { REVIEW_LIMITS } from '../../domain/plan-state.ts';
import { formatDate, formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ReviewSummary } from '../../reviews/services.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import type { SnapshotSummary } from '../../snapshots/services.ts';

interface OpenFormProps {
  readonly snapshots: readonly SnapshotSummary[];
  readonly reviews: readonly ReviewSummary[];
  readonly today: IsoDate;
}

/** Opens a meeting: on the newest snapshot and named by the day, unless something else is chosen. */
export function OpenForm({ snapshots, reviews, today }: OpenFormProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const id = useId();
  const isOpening = useNavigation().state !== 'idle';
  const used = new Set(reviews.map(({ snapshotId }) => snapshotId));
  const nameOf = (snapshot: SnapshotSummary) => {
    const { number, title, takenAt } = snapshot;
    const at = formatMoment(language, takenAt);
    const name = title === '' ? t('open.option', { number, at }) : t('open.optionTitled', { number, title, at });
    return used.has(snapshot.id) ? t('open.optionUsed', { name }) : name;
  };
  return (
    <section aria-labelledby={`${id}-title`} className="rounded-lg border border-line bg-surface p-4 print:hidden">
      <h2 id={`${id}-title`} className="font-semibold">
        {t('open.title')}
      </h2>
      <PostForm className="mt-2 flex flex-wrap items-end gap-3">
        <label className="min-w-64 flex-1 text-sm font-medium">
          {t('open.snapshot')}
          <select name="snapshot" aria-describedby={`${id}-help`} className="field mt-1 font-normal">
            {snapshots.map((snapshot) => (
              <option key={snapshot.id} value={snapshot.id}>
                {nameOf(snapshot)}
              </option>
            ))}
          </select>
        </label>
        <label className="min-w-56 flex-1 text-sm font-medium">
          {t('open.name')}
          <input
            name="title"
            required
            maxLength={REVIEW_LIMITS.title}
            defaultValue={t('open.nameDefault', { date: formatDate(language, today) })}
            className="field mt-1 font-normal"
          />
        </label>
        <button
          type="submit"
          aria-disabled={isOpening}
          onClick={(event) => isOpening && event.preventDefault()}
          className="button button-accent"
        >
          {t('open.button')}
        </button>
      </PostForm>
      <p id={`${id}-help`} className="mt-2 text-sm text-ink-soft">
        {t('open.help')}
      </p>
    </section>
  );
}
