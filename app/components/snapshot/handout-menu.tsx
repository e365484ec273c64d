import { Braces, FileSpreadsheet, FileText, Link2, type LucideIcon, Printer, Share2, Table } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import en from '../../i18n/en/handout.json';
import { useBundle } from '../../i18n/use-bundle.ts';
import zhCN from '../../i18n/zh-CN/handout.json';

const TEXTS = { 'zh-CN': zhCN, en };

export interface HandoutMenuProps {
  readonly snapshotId: string;
  /** The person may make links for people without an account. */
  readonly mayShare: boolean;
}

interface Way {
  readonly name: keyof typeof zhCN.menu;
  readonly to: string;
  readonly icon: LucideIcon;
}

/** The ways in which a snapshot is handed out. Plain links in a box that opens without script, too. */
export function HandoutMenu({ snapshotId, mayShare }: HandoutMenuProps) {
  useBundle('handout', TEXTS);
  const { t } = useTranslation('handout');
  const box = useClosing();
  const base = `/snapshots/${snapshotId}`;
  const files: readonly Way[] = [
    { name: 'pdfA4', to: `${base}/export/pdf?paper=a4`, icon: FileText },
    { name: 'pdfA3', to: `${base}/export/pdf?paper=a3`, icon: FileText },
    { name: 'xlsx', to: `${base}/export/xlsx`, icon: FileSpreadsheet },
    { name: 'csv', to: `${base}/export/csv`, icon: Table },
    { name: 'json', to: `${base}/export/json`, icon: Braces },
  ];
  const pages: readonly Way[] = [
    { name: 'print', to: `${base}/print`, icon: Printer },
    ...(mayShare ? [{ name: 'links', to: `${base}/links`, icon: Link2 } as const] : []),
  ];
  return (
    <details ref={box} className="relative print:hidden">
      <summary className="button list-none [&::-webkit-details-marker]:hidden">
        <Share2 aria-hidden="true" size={16} />
        {t('menu.label')}
      </summary>
      <div className="absolute right-0 z-40 mt-1 flex w-64 max-w-[calc(100vw-1.5rem)] flex-col gap-1.5 rounded-lg border border-line bg-raised p-1.5 shadow-float max-sm:right-auto max-sm:left-0">
        <Ways label={t('menu.files')} ways={files} />
        <hr className="border-line" />
        <Ways label={t('menu.label')} ways={pages} />
      </div>
    </details>
  );
}

function Ways({ label, ways }: { label: string; ways: readonly Way[] }) {
  const { t } = useTranslation('handout');
  return (
    <ul aria-label={label}>
      {ways.map(({ name, to, icon: Icon }) => (
        <li key={name}>
          {/* None of them is a page of this one's frame, and a file that cannot be made leads to one that says so. */}
          <a href={to} className="flex min-h-10 items-center gap-2.5 rounded px-2.5 text-sm hover:bg-sunken">
            <Icon aria-hidden="true" size={16} className="shrink-0 text-ink-soft" />
            {t(`menu.${name}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Closes the box on Esc, which gives the focus back to its button, and when the focus or a click goes elsewhere. */
function useClosing() {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const leave = ({ target }: Event) => {
      if (!current.contains(target as Node)) current.open = false;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !current.open) return;
      event.stopPropagation();
      current.open = false;
      current.querySelector('summary')?.focus();
    };
    current.addEventListener('keydown', press);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      current.removeEventListener('keydown', press);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, []);
  return box;
}
