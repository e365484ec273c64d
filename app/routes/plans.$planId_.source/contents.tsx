import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { Measure, Section } from '../../domain/plan.ts';
import type { Block } from './blocks.ts';
import { MeasureName } from './measure-name.tsx';

interface ContentsProps {
  readonly sections: readonly Section[];
  readonly measures: readonly Measure[];
  readonly blocks: readonly Block[];
}

/** The measures by section, as a way into a long text; folded until it is asked for. */
export function Contents({ sections, measures, blocks }: ContentsProps) {
  const { t } = usePlanTexts();
  const loose = measures.filter((measure) => measure.sectionId === null);
  const unread = blocks.filter((block) => block.kind === 'unread');
  return (
    <nav aria-label={t('source.contents')} className="mt-3 text-sm print:hidden">
      <details>
        <summary className="w-fit py-1 font-medium text-accent">{t('source.contents')}</summary>
        <ul className="mt-1 columns-1 gap-8 sm:columns-2 lg:columns-3">
          {loose.length > 0 && (
            <li>
              <MeasureLinks measures={loose} />
            </li>
          )}
          {sections.map((section) => (
            <li key={section.id} className="break-inside-avoid pb-2">
              <span lang={DOCUMENT_LANGUAGE} className="font-medium">
                {section.number}、{section.title}
              </span>
              <MeasureLinks measures={measures.filter((measure) => measure.sectionId === section.id)} />
            </li>
          ))}
          {unread.map((block, index) => (
            <li key={block.id}>
              <a href={`#${block.id}`} className="link inline-block py-0.5">
                {t('source.unreadPart', { number: index + 1 })}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

function MeasureLinks({ measures }: { measures: readonly Measure[] }) {
  return (
    <ul>
      {measures.map((measure) => (
        <li key={measure.id}>
          <a href={`#m-${measure.id}`} className="link inline-block py-0.5">
            <MeasureName measure={measure} />
          </a>
        </li>
      ))}
    </ul>
  );
}
