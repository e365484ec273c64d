import type { NotesPeer } from '../../collab/live-notes.ts';
import { Avatar } from '../../components/avatar.tsx';
import { useTexts } from './use-texts.ts';

/** Avatars shown before the rest become a count. */
const SHOWN = 5;

interface NotesPresenceProps {
  readonly peers: readonly NotesPeer[];
  /** Whom the page follows; null for nobody. */
  readonly follow: string | null;
  readonly onFollow: (personId: string | null) => void;
}

/** Who is on the notes: five avatars and a count. A click on somebody else's follows their caret, and another one ends it. */
export function NotesPresence({ peers, follow, onFollow }: NotesPresenceProps) {
  const { t } = useTexts();
  const rest = peers.slice(SHOWN);
  const words = ({ self, name, agency }: NotesPeer) => {
    if (self) return t('presence.self', { name });
    return agency === null ? name : t('presence.person', { name, agency });
  };
  return (
    <ul aria-label={t('presence.label')} className="flex items-center">
      {peers.slice(0, SHOWN).map((peer) => (
        <li key={peer.id} className="-ml-0.5 flex first:ml-0">
          {peer.self ? (
            <span title={words(peer)} className="flex rounded-full ring-2 ring-ground">
              <Avatar id={peer.id} name={peer.name} size={24} decorative />
              <span className="sr-only">{words(peer)}</span>
            </span>
          ) : (
            <button
              type="button"
              aria-pressed={follow === peer.id}
              title={t(follow === peer.id ? 'presence.unfollow' : 'presence.follow', { name: words(peer) })}
              onClick={() => onFollow(follow === peer.id ? null : peer.id)}
              className="flex rounded-full ring-2 ring-ground hover:ring-line-strong aria-pressed:ring-accent"
            >
              <Avatar id={peer.id} name={peer.name} size={24} decorative />
              <span className="sr-only">
                {t(follow === peer.id ? 'presence.unfollow' : 'presence.follow', { name: words(peer) })}
              </span>
            </button>
          )}
        </li>
      ))}
      {rest.length > 0 && (
        <li title={rest.map(words).join('\n')} className="ml-1.5 text-sm text-ink-soft">
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{rest.map(words).join(', ')}</span>
        </li>
      )}
    </ul>
  );
}
