import type { Said } from '../../domain/instructions.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { useTexts } from './use-texts.ts';

/** What somebody said of an instruction: who, what, when, in which words. */
export function SaidLine({ said: { at, by, kind, text } }: { said: Said }) {
  const { t } = useTexts();
  return (
    <div className="border-l-2 border-line-strong pl-2.5 text-sm">
      <p className="flex flex-wrap gap-x-2 text-ink-soft">
        <span lang={DOCUMENT_LANGUAGE} className="font-medium text-ink">
          {by}
        </span>
        <span>{t(`said.${kind}`)}</span>
        <time dateTime={new Date(at).toISOString()}>{formatMoment(useLanguage(), at)}</time>
      </p>
      {text !== '' && (
        <p lang={DOCUMENT_LANGUAGE} className="whitespace-pre-wrap">
          {text}
        </p>
      )}
    </div>
  );
}
