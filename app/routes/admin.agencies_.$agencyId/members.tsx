import { UserMinus, UserPlus } from 'lucide-react';
import { SearchForm } from '../../admin/search-form.tsx';
import type { AgencyPerson } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { Avatar } from '../../components/avatar.tsx';
import { PostForm } from '../../components/post-form.tsx';

interface MembersProps {
  readonly members: readonly AgencyPerson[];
  readonly words: string;
  readonly found: readonly AgencyPerson[] | null;
}

/** Who belongs to an agency, and the search for who is to. */
export function Members({ members, words, found }: MembersProps) {
  const { t } = useAgencyTexts();
  return (
    <section aria-labelledby="members" className="flex flex-col gap-2">
      <h2 id="members" className="font-semibold">
        {t('members.title')}
        <span className="ml-2 font-normal text-ink-soft tabular-nums">{members.length}</span>
      </h2>
      <p className="max-w-prose text-sm text-pretty text-ink-soft">{t('members.help')}</p>
      {members.length === 0 ? (
        <p className="text-sm">{t('members.none')}</p>
      ) : (
        <People people={members} intent="remove" />
      )}
      <SearchForm name="people" label={t('members.search')} button={t('members.button')} words={words} />
      <div role="status" className="empty:hidden">
        {found?.length === 0 && <p className="text-sm">{t('members.nobody')}</p>}
      </div>
      {found && found.length > 0 && <People people={found} intent="add" />}
    </section>
  );
}

function People({ people, intent }: { people: readonly AgencyPerson[]; intent: 'add' | 'remove' }) {
  const { t } = useAgencyTexts();
  const Icon = intent === 'add' ? UserPlus : UserMinus;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
      {people.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-2 px-3 py-1">
          <Avatar id={id} name={name} size={24} decorative />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <PostForm preventScrollReset>
            <input type="hidden" name="person" value={id} />
            <button
              type="submit"
              name="intent"
              value={intent}
              aria-label={t(`members.${intent}Of`, { name })}
              className="button button-quiet"
            >
              <Icon aria-hidden="true" size={16} />
              {t(`members.${intent}`)}
            </button>
          </PostForm>
        </li>
      ))}
    </ul>
  );
}
