import { useNavigation } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { DRAFT_LIMITS } from '../../drafts/limits.ts';
import { useTexts } from '../../drafts/use-texts.ts';

const MEGABYTE = 1_048_576;

/**
 * A text or a file. The field of the file lies over its frame, so that the browser's own dropping of files works there, without
 * script as well.
 */
export function BringInForm({ text, correctsId }: { text: string; correctsId: string | null }) {
  const { t } = useTexts();
  const isBusy = useNavigation().state === 'submitting';
  const [isOver, setOver] = useState(false);
  return (
    <PostForm
      action={correctsId === null ? '/plans/new' : `/plans/new?corrects=${correctsId}`}
      encType="multipart/form-data"
      className="flex flex-col gap-4"
      aria-label={t(correctsId === null ? 'new.title' : 'new.correctTitle')}
    >
      <div className="rounded-lg border border-line bg-surface p-4 shadow-card">
        <label className="block">
          <span className="mb-1 block font-medium">{t('new.paste')}</span>
          <textarea
            name="text"
            rows={12}
            defaultValue={text}
            lang={DOCUMENT_LANGUAGE}
            maxLength={DRAFT_LIMITS.characters}
            spellCheck={false}
            aria-describedby="paste-help"
            className="field resize-y leading-6"
          />
        </label>
        <p id="paste-help" className="mt-1 text-sm text-ink-soft">
          {t('new.pasteHelp', { limit: DRAFT_LIMITS.characters })}
        </p>
      </div>
      <p className="text-center text-sm text-ink-soft">{t('new.or')}</p>
      <div
        className={`relative rounded-lg border-2 border-dashed p-4 ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface'}`}
      >
        <label className="block">
          <span className="mb-1 flex items-center gap-2 font-medium">
            <FileUp aria-hidden="true" size={18} />
            {t('new.file')}
          </span>
          <input
            type="file"
            name="file"
            accept=".txt,.docx,.html,.htm,text/plain,text/html"
            aria-describedby="file-help"
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
            className="w-full py-6 text-sm file:mr-3 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:py-1.5 file:text-ink"
          />
        </label>
        <p id="file-help" className="text-sm text-ink-soft">
          {t('new.fileHelp', { megabytes: DRAFT_LIMITS.fileBytes / MEGABYTE })}
        </p>
      </div>
      <div>
        <button type="submit" aria-disabled={isBusy} className="button button-accent">
          {t(isBusy ? 'new.busy' : 'new.submit')}
        </button>
        <p role="status" className="sr-only">
          {isBusy && t('new.busy')}
        </p>
      </div>
    </PostForm>
  );
}
