import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { StaticNotes } from '../components/notes/static-notes.tsx';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { NotesNode, NotesVersion } from '../notes/services.ts';
import { AskedView } from './asked-view.tsx';
import { Changes } from './changes.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { useAsked } from './use-asked.ts';
import { useTexts } from './use-texts.ts';
import { VersionPeople } from './version-list.tsx';

const SHOWN = ['text', 'changes'] as const;

interface VersionViewProps {
  readonly notesId: string;
  readonly version: NotesVersion;
  readonly current: () => NotesNode | null;
  readonly writable: boolean;
  readonly onRestore: (content: NotesNode) => Promise<void>;
  readonly onRestored: () => void;
}

/** One version: its text, or what changed since, and the way back to it. */
export function VersionView({ notesId, version, current, writable, onRestore, onRestored }: VersionViewProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('text');
  const [isSure, setSure] = useState(false);
  const [asked, again] = useAsked<NotesVersion & { readonly content: NotesNode }>(
    `/notes/${notesId}/versions/${version.id}`,
  );
  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
        <p className="text-sm text-ink-soft">
          {t(`reason.${version.reason}`)} · {t('characters', { count: version.characters })}
        </p>
        <VersionPeople people={version.people} />
        <fieldset className="mt-1 flex w-fit rounded-md border border-line-strong p-0.5">
          <legend className="sr-only">{t('show.label')}</legend>
          {SHOWN.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={shown === each}
              onClick={() => setShown(each)}
              className="min-h-8 rounded px-3 text-sm text-ink-soft hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
            >
              {t(`show.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <AskedView asked={asked} onAgain={again}>
        {({ content }) => (
          <>
            <div className="px-4 py-4">
              {shown === 'changes' ? (
                <Changes before={content} current={current} />
              ) : version.characters === 0 && !content.content?.length ? (
                <p className="text-ink-soft">{t('empty')}</p>
              ) : (
                <StaticNotes content={content} />
              )}
            </div>
            <div className="sticky bottom-0 mt-auto border-t border-line bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] print:hidden">
              {writable ? (
                <button type="button" onClick={() => setSure(true)} className="button">
                  <Undo2 aria-hidden="true" size={16} />
                  {t('restore.button')}
                </button>
              ) : (
                <p className="text-sm text-ink-soft">{t('restore.readOnly')}</p>
              )}
            </div>
            {isSure && (
              <RestoreDialog
                when={formatMoment(language, version.at)}
                onRestore={() => onRestore(content)}
                onRestored={onRestored}
                onCancel={() => setSure(false)}
              />
            )}
          </>
        )}
      </AskedView>
    </>
  );
}
