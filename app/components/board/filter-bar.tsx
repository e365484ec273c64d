import { X } from 'lucide-react';
import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filters, isFiltering, LATENESS_FILTERS, NO_FILTERS } from '../../domain/filters.ts';
import { ROLES } from '../../domain/plan.ts';
import { FilterField } from '../filter-field.tsx';

interface FilterBarProps {
  readonly filters: Filters;
  readonly shown: number;
  readonly all: number;
  readonly onChange: (filters: Filters) => void;
}

const CHIP =
  'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-2.5 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';

/** What of the board is shown. The reference is the text field, for the key that leads to it. */
export const FilterBar = forwardRef<HTMLInputElement, FilterBarProps>(function FilterBar(props, ref) {
  const { filters, shown, all, onChange } = props;
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  return (
    <search aria-label={t('filter.label')} className="flex flex-wrap items-center gap-1.5">
      <FilterField
        ref={ref}
        text={filters.text}
        label={t('filter.text')}
        placeholder={t('filter.textShort')}
        onChange={(text) => onChange({ ...filters, text })}
      />
      <select
        aria-label={t('filter.late')}
        value={filters.late ?? ''}
        onChange={({ target }) =>
          onChange({ ...filters, late: LATENESS_FILTERS.find((known) => known === target.value) ?? null })
        }
        className="field w-auto min-w-0 py-1"
      >
        <option value="">{t('filter.lateAny')}</option>
        {LATENESS_FILTERS.map((late) => (
          <option key={late} value={late}>
            {t(`filter.${late}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('filter.role')}
        value={filters.roles[0] ?? ''}
        onChange={({ target }) => onChange({ ...filters, roles: ROLES.filter((role) => role === target.value) })}
        className="field w-auto min-w-0 py-1"
      >
        <option value="">{t('filter.roleAny')}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {common(`role.${role}`)}
          </option>
        ))}
      </select>
      <label className={CHIP}>
        <input
          type="checkbox"
          checked={filters.noContact}
          onChange={({ target }) => onChange({ ...filters, noContact: target.checked })}
          className="accent-accent outline-none"
        />
        {t('filter.noContact')}
      </label>
      <label className={CHIP}>
        <input
          type="checkbox"
          checked={filters.mine}
          onChange={({ target }) => onChange({ ...filters, mine: target.checked })}
          className="accent-accent outline-none"
        />
        {t('filter.mine')}
      </label>
      <label className={CHIP}>
        <input
          type="checkbox"
          checked={filters.supervised}
          onChange={({ target }) => onChange({ ...filters, supervised: target.checked })}
          className="accent-accent outline-none"
        />
        {t('filter.supervised')}
      </label>
      {isFiltering(filters) && (
        <button
          type="button"
          data-filter-clear=""
          onClick={() => onChange(NO_FILTERS)}
          className="inline-flex min-h-8 items-center gap-1 rounded-full bg-accent px-2.5 text-sm text-on-accent"
        >
          <span aria-hidden="true" className="tabular-nums">
            {t('filter.shown', { shown, all })}
          </span>
          <span className="sr-only">{t('filter.shownLong', { shown, all })}</span>
          <X aria-hidden="true" size={14} />
          <span className="sr-only">{t('filter.clear')}</span>
        </button>
      )}
    </search>
  );
});
