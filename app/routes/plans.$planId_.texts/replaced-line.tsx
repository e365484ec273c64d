import type { EarlierText } from '../../drafts/corrections.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** When a text was replaced, and by whom. */
export function ReplacedLine({ text: { docNumber, replacedAt, replacedBy } }: { text: EarlierText }) {
  const { t } = useTexts();
  const at = formatMoment(useLanguage(), replacedAt);
  return (
    <p className="mt-0.5 text-sm text-ink-soft">
      {docNumber && `${docNumber} · `}
      {replacedBy === null
        ? t('correct.texts.replacedByNobody', { at })
        : t('correct.texts.replaced', { at, who: replacedBy })}
    </p>
  );
}
