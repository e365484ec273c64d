import { TriangleAlert } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import { WARNING_CODES, type WarningCode } from '../../domain/document/warnings.ts';
import type { PlanSource } from '../../services.ts';
import { type Block, blockAt } from './blocks.ts';

/** What the reader left to a person, each with the way to its place in the text. */
export function Warnings({ warnings, blocks }: { warnings: PlanSource['warnings']; blocks: readonly Block[] }) {
  const { t } = usePlanTexts();
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="warnings" className="mt-4 rounded-lg border border-line-strong bg-behind-soft p-3">
      <h2 id="warnings" className="flex items-center gap-2 font-semibold text-behind">
        <TriangleAlert aria-hidden="true" size={18} className="shrink-0" />
        {t('source.warnings', { count: warnings.length })}
      </h2>
      <ul className="mt-1.5 flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={`${warning.code}-${warning.span.start}-${warning.message}`} className="text-sm leading-6">
            {isWarningCode(warning.code) && (
              <strong className="mr-2 font-medium">{t(`warning.${warning.code}`)}</strong>
            )}
            <span lang={DOCUMENT_LANGUAGE}>{warning.message}</span>{' '}
            <a
              href={`#${blockAt(blocks, warning.span.start)?.id ?? ''}`}
              className="link whitespace-nowrap"
              aria-label={t('source.toPassage', { what: warning.message })}
            >
              {t('source.show')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A plan read by an older version may carry codes that this one does not know; its sentence says enough. */
function isWarningCode(code: string): code is WarningCode {
  return code in WARNING_CODES;
}
