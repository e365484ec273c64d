import { X } from 'lucide-react';
import { forwardRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGE_CATEGORIES, type Stage } from '../../domain/board.ts';
import { LATENESS_FILTERS } from '../../domain/filters.ts';
import {
  isFilteringOverview,
  NO_OVERVIEW_FILTERS,
  type OverviewFilters,
  UNTOUCHED_CHOICES,
} from '../../domain/overview-filters.ts';
import { AGENCY_KINDS, ROLES } from '../../domain/plan.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FilterField } from '../filter-field.tsx';
import { Choice } from './choice.tsx';
import { useTexts } from './use-texts.ts';

interface OverviewFilterBarProps {
  readonly filters: OverviewFilters;
  readonly stages: readonly Stage[];
  readonly shown: number;
  readonly all: number;
  readonly onChange: (patch: Partial<OverviewFilters>) => void;
  /** What else is chosen here. */
  readonly children?: ReactNode;
}

/** What of all boards is shown. The reference is the text field, for the key that leads to it. */
export const OverviewFilterBar = forwardRef<HTMLInputElement, OverviewFilterBarProps>(
  function OverviewFilterBar(props, ref) {
    const { filters, stages, shown, all, onChange, children } = props;
    const { t } = useTexts();
    const { t: common } = useTranslation();
    const language = useLanguage();
    // Two stages may be of one category: they are told apart on the boards, not here.
    const nameOf = (category: (typeof STAGE_CATEGORIES)[number]) =>
      stages
        .filter((stage) => stage.category === category)
        .map((stage) => stageName(stage, language))
        .join(common('listSeparator'));
    const categories = STAGE_CATEGORIES.filter((category) => stages.some((stage) => stage.category === category));
    const days = [...new Set([...UNTOUCHED_CHOICES, ...(filters.untouched === null ? [] : [filters.untouched])])];
    return (
      <search aria-label={t('filter.label')} className="flex flex-wrap items-center gap-1.5 print:hidden">
        <FilterField
          ref={ref}
          text={filters.text}
          label={t('filter.text')}
          placeholder={t('filter.textShort')}
          onChange={(text) => onChange({ text })}
        />
        <Choice
          label={t('filter.stage')}
          none={t('filter.stageAny')}
          value={filters.categories[0] ?? null}
          options={categories.map((category) => [category, nameOf(category)])}
          onChange={(category) => onChange({ categories: category === null ? [] : [category] })}
        />
        <Choice
          label={t('filter.late')}
          none={t('filter.lateAny')}
          value={filters.late}
          options={LATENESS_FILTERS.map((late) => [late, t(`filter.${late}`)])}
          onChange={(late) => onChange({ late })}
        />
        <Choice
          label={t('filter.untouched')}
          none={t('filter.untouchedAny')}
          value={filters.untouched === null ? null : String(filters.untouched)}
          options={days.sort((a, b) => a - b).map((count) => [String(count), t('filter.untouchedDays', { count })])}
          onChange={(count) => onChange({ untouched: count === null ? null : Number(count) })}
        />
        <Choice
          label={t('filter.role')}
          none={t('filter.roleAny')}
          value={filters.roles[0] ?? null}
          options={ROLES.map((role) => [role, common(`role.${role}`)])}
          onChange={(role) => onChange({ roles: role === null ? [] : [role] })}
        />
        <Choice
          label={t('filter.kind')}
          none={t('filter.kindAny')}
          value={filters.kinds[0] ?? null}
          options={AGENCY_KINDS.map((kind) => [kind, common(`agencyKind.${kind}`)])}
          onChange={(kind) => onChange({ kinds: kind === null ? [] : [kind] })}
        />
        <label className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-2.5 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
          <input
            type="checkbox"
            checked={filters.supervised}
            onChange={({ target }) => onChange({ supervised: target.checked })}
            className="accent-accent outline-none"
          />
          {t('filter.supervised')}
        </label>
        {children}
        {isFilteringOverview(filters) && (
          <button
            type="button"
            onClick={() => onChange(NO_OVERVIEW_FILTERS)}
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
  },
);
