import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from './use-asked.ts';
import { useTexts } from './use-texts.ts';

interface AskedViewProps<Value> {
  readonly asked: Asked<Value>;
  readonly onAgain: () => void;
  readonly children: (value: Value) => ReactNode;
}

/** What was asked for, or that it is on its way, or why it could not be had. */
export function AskedView<Value>({ asked, onAgain, children }: AskedViewProps<Value>) {
  const { t } = useTexts();
  const common = useTranslation();
  switch (asked.kind) {
    case 'asking':
      return (
        <p role="status" className="px-4 py-6 text-ink-soft">
          {common.t('loading')}
        </p>
      );
    case 'failed':
      return (
        <div role="alert" className="flex flex-col items-start gap-3 px-4 py-6">
          <p className="flex gap-2">
            <TriangleAlert aria-hidden="true" size={20} className="mt-0.5 shrink-0 text-overdue" />
            {t(`failed.${asked.why}`)}
          </p>
          <button type="button" onClick={onAgain} className="button">
            {common.t('retry')}
          </button>
        </div>
      );
    case 'got':
      return <>{children(asked.value)}</>;
  }
}
