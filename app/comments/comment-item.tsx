import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { Avatar } from '../components/avatar.tsx';
import { formatMoment } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import type { Comment } from '../notes/services.ts';
import { splitMentions } from './mentions.ts';

/**
 * Who said what and when. Words are text and nothing else; mentions in them stand out.
 *
 * @param isBrief two lines of it at most
 */
export function CommentItem({ comment, isBrief = false }: { comment: Comment; isBrief?: boolean }) {
  const language = useLanguage();
  const { at, person, agency, text, mentions } = comment;
  let place = 0;
  return (
    <div className="flex gap-2.5">
      <Avatar id={person.id} name={person.name} size={24} decorative />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span lang={DOCUMENT_LANGUAGE} className="font-medium">
            {person.name}
          </span>
          {agency !== null && (
            <span lang={DOCUMENT_LANGUAGE} className="text-ink-soft">
              {agency}
            </span>
          )}
          <time dateTime={new Date(at).toISOString()} className="text-xs text-ink-soft">
            {formatMoment(language, at)}
          </time>
        </p>
        <p lang={DOCUMENT_LANGUAGE} className={`text-sm whitespace-pre-wrap ${isBrief ? 'line-clamp-2' : ''}`}>
          {splitMentions(text, mentions).map((piece) => {
            const key = place;
            place += piece.text.length;
            return piece.name === undefined ? (
              piece.text
            ) : (
              <span key={key} className="rounded-sm bg-accent-soft font-medium text-accent">
                {piece.text}
              </span>
            );
          })}
        </p>
      </div>
    </div>
  );
}
