import { CircleMinus, CirclePlus, type LucideIcon, Pencil, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { CorrectedMeasure, CorrectionView, MeasureName } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { ChangeLines } from './change-lines.tsx';
import { ChoiceField } from './choice-field.tsx';

const LOOKS = {
  changed: { icon: Pencil, colours: 'bg-behind-soft text-behind' },
  new: { icon: CirclePlus, colours: 'bg-done-soft text-done' },
  back: { icon: RotateCcw, colours: 'bg-near-soft text-near' },
  gone: { icon: CircleMinus, colours: 'bg-overdue-soft text-overdue' },
} as const satisfies Record<string, { readonly icon: LucideIcon; readonly colours: string }>;

/** The measures of the new version of which something became, those that are gone, and those that are as they were. */
export function ChangedMeasures({ view }: { view: CorrectionView }) {
  const { t } = useTexts();
  const unchanged = view.measures.filter(({ status }) => status === 'unchanged');
  return (
    <section aria-labelledby="measures">
      <h2 id="measures" className="text-lg font-semibold">
        {t('correct.measures')}
      </h2>
      <ul className="mt-2 flex flex-col gap-2">
        {view.measures.map((measure) => (
          <Changed key={measure.key} measure={measure} view={view} />
        ))}
        {view.gone.map((measure) => (
          <Item key={measure.id} status="gone" name={measure}>
            <p className="mt-1 text-sm">
              {t('correct.goneHelp')} {measure.tasks > 0 && t('correct.goneTasks', { count: measure.tasks })}
            </p>
            <Agencies names={measure.agencies} />
          </Item>
        ))}
      </ul>
      {unchanged.length > 0 && (
        <details className="mt-2">
          <summary className="link w-fit cursor-pointer text-sm">
            {t('correct.unchangedList', { count: unchanged.length })}
          </summary>
          <ul className="mt-1 text-sm">
            {unchanged.map(({ key, number, title }) => (
              <li key={key} lang={DOCUMENT_LANGUAGE}>
                （{number}）{title ?? t('correct.untitled')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Changed({ measure, view }: { measure: CorrectedMeasure; view: CorrectionView }) {
  const { t } = useTexts();
  const { status, before, reason, changes } = measure;
  if (status === 'unchanged' || status === 'open') return null;
  return (
    <Item status={status} name={measure}>
      {before && (
        <p className="mt-1 text-sm text-ink-soft">
          {t('correct.was', { number: before.number, title: before.title ?? t('correct.untitled') })}
          {reason && ` · ${t(`correct.reason.${reason}`, { number: before.number })}`}
        </p>
      )}
      {changes ? <ChangeLines changes={changes} /> : <Agencies names={measure.agencies} />}
      {reason !== 'same' && view.before.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="link w-fit cursor-pointer">{t('correct.rematch')}</summary>
          <PostForm key={before?.id ?? ''} preventScrollReset className="mt-1 flex flex-wrap items-end gap-2">
            <input type="hidden" name="intent" value="choose" />
            <input type="hidden" name="revision" value={view.revision} />
            <ChoiceField measure={measure} before={view.before} />
            <button type="submit" className="button">
              {t('correct.chooseSave')}
            </button>
          </PostForm>
        </details>
      )}
    </Item>
  );
}

function Agencies({ names }: { names: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <p lang={DOCUMENT_LANGUAGE} className="mt-1 text-sm text-ink-soft">
      {names.join(t('listSeparator'))}
    </p>
  );
}

function Item({ status, name, children }: { status: keyof typeof LOOKS; name: MeasureName; children: ReactNode }) {
  const { t } = useTexts();
  const { icon: Icon, colours } = LOOKS[status];
  return (
    <li className="rounded-lg border border-line bg-surface p-3">
      <h3 className="flex flex-wrap items-center gap-2 font-medium">
        <span className={`inline-flex items-center gap-1 rounded px-1.5 text-sm ${colours}`}>
          <Icon aria-hidden="true" size={14} className="shrink-0" />
          {t(`correct.status.${status}`)}
        </span>
        <span lang={DOCUMENT_LANGUAGE}>
          （{name.number}）{name.title ?? t('correct.untitled')}
        </span>
      </h3>
      {children}
    </li>
  );
}
