import { Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useTexts } from '../../comments/use-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { WaitingComment } from '../../notes/services.ts';

interface WaitingItemProps {
  readonly comment: WaitingComment;
  /** It has been said to be done, and the server has not answered yet. */
  readonly isPending: boolean;
}

/** A comment that waits: on what, from whom, since when, in which words, and the ways to deal with it. */
export function WaitingItem({ comment, isPending }: WaitingItemProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { commentId, threadId, notesId, title, at, person, agency, text, quote } = comment;
  const from = agency === null ? person.name : t('waiting.from', { name: person.name, agency });
  return (
    <li className={`rounded-lg border border-line bg-surface p-4 shadow-card ${isPending ? 'opacity-60' : ''}`}>
      <h2 lang={DOCUMENT_LANGUAGE} className="font-semibold text-pretty">
        <Link to={`/notes/${notesId}?thread=${threadId}`} className="hover:text-accent hover:underline">
          {title}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        <Avatar id={person.id} name={person.name} size={20} decorative />
        <span lang={DOCUMENT_LANGUAGE} className="font-medium text-ink">
          {from}
        </span>
        <time dateTime={new Date(at).toISOString()}>{formatMoment(language, at)}</time>
      </p>
      {quote !== '' && (
        <blockquote
          lang={DOCUMENT_LANGUAGE}
          className="mt-2 border-l-2 border-line-strong pl-3 text-sm whitespace-pre-wrap text-ink-soft"
        >
          {quote}
        </blockquote>
      )}
      <p lang={DOCUMENT_LANGUAGE} className="mt-2 whitespace-pre-wrap">
        {text}
      </p>
      <PostForm preventScrollReset replace className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="comment" value={commentId} />
        <Link
          to={`/notes/${notesId}?thread=${threadId}`}
          aria-label={t('waiting.openOf', { title })}
          className="button button-accent"
        >
          {t('waiting.open')}
        </Link>
        <button
          type="submit"
          // Not disabled: that would take the focus from whoever goes through the list by keyboard.
          aria-disabled={isPending}
          aria-label={t('waiting.doneOf', { name: person.name, title })}
          className="button"
        >
          <Check aria-hidden="true" size={16} />
          {t('waiting.done')}
        </button>
      </PostForm>
    </li>
  );
}
