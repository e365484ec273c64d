import { Link } from '@remix-run/react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardId } from '../../domain/ids.ts';
import { useEscape } from './use-escape.ts';
import { usePanelFocus } from './use-panel-focus.ts';

interface PanelFrameProps {
  readonly cardId: CardId;
  /** What kind of card it is, over its title. */
  readonly kind: string;
  readonly title: ReactNode;
  /** Where closing leads. */
  readonly closeHref: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The region of an open card: beside the board on a wide screen, over it on a narrow one. Esc closes it. */
export function PanelFrame({ cardId, kind, title, closeHref, onClose, children }: PanelFrameProps) {
  const { t } = useTranslation('card');
  const region = useEscape(onClose);
  const heading = usePanelFocus(cardId);
  return (
    <aside
      ref={region}
      aria-label={t('panel')}
      className="absolute inset-0 z-30 flex flex-col overflow-y-auto overscroll-contain bg-surface pb-[env(safe-area-inset-bottom)] lg:static lg:z-auto lg:w-104 lg:shrink-0 lg:border-l lg:border-line print:static"
    >
      <div className="sticky top-0 z-10 flex items-start gap-2 border-b border-line bg-surface py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <p className="text-sm text-ink-soft">{kind}</p>
          <h2 ref={heading} tabIndex={-1} className="text-lg leading-snug font-semibold text-pretty outline-none">
            {title}
          </h2>
        </div>
        <Link
          to={closeHref}
          preventScrollReset
          aria-label={t('close')}
          title={t('close')}
          className="flex size-9 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden="true" size={20} />
        </Link>
      </div>
      {children}
    </aside>
  );
}
