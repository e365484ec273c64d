import type { EpochMs } from '../../domain/dates.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { faultOfRule, nextMoments } from '../../snapshots/rule.ts';
import type { SnapshotRule } from '../../snapshots/services.ts';
import { formatIn } from './format.ts';
import { useTexts } from './use-texts.ts';

/** How many are shown: of two nobody can tell what comes next. */
const SHOWN = 3;

interface NextMomentsProps {
  readonly rule: Pick<SnapshotRule, 'rule' | 'timeZone'>;
  readonly now: EpochMs;
}

/** When a rule is due next; nothing for what is no rule. */
export function NextMoments({ rule, now }: NextMomentsProps) {
  const { t } = useTexts();
  const language = useLanguage();
  if (faultOfRule(rule, now)) return null;
  return (
    <>
      <p className="text-sm font-medium">{t('next', { zone: rule.timeZone })}</p>
      <ol className="mt-1 flex list-inside list-decimal flex-col gap-0.5 text-sm tabular-nums">
        {nextMoments(rule, now, SHOWN).map((at) => (
          <li key={at}>{formatIn(language, rule.timeZone, at)}</li>
        ))}
      </ol>
    </>
  );
}
