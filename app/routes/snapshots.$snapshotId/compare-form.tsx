import { Form, useSubmit } from '@remix-run/react';
import { GitCompareArrows } from 'lucide-react';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { KeptFields } from './kept-fields.tsx';
import type { SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

/** With what the snapshot is compared: the one before, the boards as they are now, or any other. */
export function CompareForm({ page, links }: { page: SnapshotPage; links: Links }) {
  const { t } = useTexts();
  const language = useLanguage();
  const submit = useSubmit();
  const { compareWith } = links.address;
  // The one before has its own place in the list.
  const value = compareWith !== null && compareWith === page.before ? 'before' : (compareWith ?? '');
  return (
    <Form
      method="get"
      preventScrollReset
      replace
      aria-label={t('compare.label')}
      className="flex min-w-0 items-center gap-2 max-sm:w-full lg:ml-auto"
    >
      {/* By agency, a comparison begins with all that changed. */}
      <KeptFields address={{ ...links.address, kinds: [] }} without={['with', 'card']} />
      <label className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <GitCompareArrows aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
        <span className="whitespace-nowrap text-ink-soft">{t('compare.with')}</span>
        <select
          key={value}
          name="with"
          defaultValue={value}
          onChange={({ currentTarget }) => submit(currentTarget.form, { replace: true, preventScrollReset: true })}
          className="field w-full min-w-0 py-1 sm:max-w-60"
        >
          <option value="">{t('compare.nothing')}</option>
          {page.before && <option value="before">{t('compare.before')}</option>}
          <option value="live">{t('compare.live')}</option>
          {page.others
            .filter(({ id }) => id !== page.before)
            .map(({ id, number, title, takenAt }) => (
              <option key={id} value={id}>
                {[
                  title === '' ? t('name', { number }) : t('named', { number, title }),
                  formatMoment(language, takenAt),
                ].join(' · ')}
              </option>
            ))}
        </select>
      </label>
      <noscript>
        <button type="submit" className="button">
          {t('compare.show')}
        </button>
      </noscript>
    </Form>
  );
}
