import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { MeasureChanges } from '../../domain/correction/index.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Role } from '../../domain/plan.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Language } from '../../i18n/languages.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** What became of a measure, line by line, with the words of its commitments before and after. */
export function ChangeLines({ changes }: { changes: MeasureChanges }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const language = useLanguage();
  const lines = linesOf(changes, t, common, language);
  return (
    <ul className="mt-1 flex flex-col gap-1 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {changes.reworded.length > 0 && (
        <li>
          <details>
            <summary className="link w-fit cursor-pointer">
              {t('correct.change.reworded', { count: changes.reworded.length })}
            </summary>
            <ul className="mt-1 flex flex-col gap-2">
              {changes.reworded.map(({ key, before, after }) => (
                <li key={key}>
                  <dl className="grid gap-2 sm:grid-cols-2">
                    <Words label={t('correct.change.before')} words={before} />
                    <Words label={t('correct.change.after')} words={after} />
                  </dl>
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function Words({ label, words }: { label: string; words: string }) {
  return (
    <div className="rounded border border-line bg-sunken p-2">
      <dt className="text-ink-soft">{label}</dt>
      <dd lang={DOCUMENT_LANGUAGE} className="whitespace-pre-line break-words">
        {words}
      </dd>
    </div>
  );
}

function linesOf(
  changes: MeasureChanges,
  t: TFunction<'drafts'>,
  common: TFunction<'common'>,
  language: Language,
): string[] {
  const untitled = t('correct.untitled');
  const list = (items: readonly string[]) => items.join(common('listSeparator'));
  const days = (all: readonly IsoDate[]) =>
    all.length === 0 ? t('correct.change.noDeadline') : list(all.map((day) => formatDate(language, day)));
  const roles = (all: readonly Role[]) => list(all.map((role) => common(`role.${role}`)));
  const { title, number, isMoved, added, gone, agenciesAdded, agenciesGone, deadlines } = changes;
  const split = added.filter(({ splitFrom }) => splitFrom !== null).length;
  const joined = gone.filter(({ joinedInto }) => joinedInto !== null).length;
  return [
    title && t('correct.change.title', { before: title.before ?? untitled, after: title.after ?? untitled }),
    number && t('correct.change.number', { before: number.before, after: number.after }),
    isMoved && t('correct.change.moved'),
    agenciesAdded.length > 0 && t('correct.change.agenciesAdded', { agencies: list(agenciesAdded) }),
    agenciesGone.length > 0 && t('correct.change.agenciesGone', { agencies: list(agenciesGone) }),
    ...changes.roles.map(({ agency, before, after }) =>
      t('correct.change.role', { agency, before: roles(before), after: roles(after) }),
    ),
    deadlines && t('correct.change.deadlines', { before: days(deadlines.before), after: days(deadlines.after) }),
    split > 0 && t('correct.change.split', { count: split }),
    added.length > split && t('correct.change.added', { count: added.length - split }),
    joined > 0 && t('correct.change.joined', { count: joined }),
    gone.length > joined && t('correct.change.gone', { count: gone.length - joined }),
  ].filter((line) => typeof line === 'string');
}
