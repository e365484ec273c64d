import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { TokenField } from '../../components/token-field.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import type { DemoPerson } from '../../services.ts';
import { GROUPS, groupPeople } from './groups.ts';

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  /** Who is signed in at the moment. */
  readonly self: string | null;
  /** A path of this site, to go to afterwards. */
  readonly to: string;
}

/** Everyone of the demo, one click each. A plain form, so that it works before any script has run. */
export function DemoPeople({ people, self, to }: DemoPeopleProps) {
  const { t } = usePlanTexts();
  const groups = groupPeople(people);
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-8">
      <h1 className="text-2xl font-semibold">{t('demo.title')}</h1>
      <p className="mt-1 max-w-prose text-ink-soft">{t('demo.intro')}</p>
      <form method="post" action="/sign-in" className="mt-6 flex flex-col gap-6">
        <TokenField />
        <input type="hidden" name="to" value={to} />
        {GROUPS.map((group) => {
          const members = groups.get(group) ?? [];
          if (members.length === 0) return null;
          return (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`} className="mb-2 font-semibold">
                {t(`demo.group.${group}`)}
              </h2>
              <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
                {members.map((person) => (
                  <li key={person.id} className="flex">
                    <PersonButton person={person} isSelf={person.id === self} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </form>
    </div>
  );
}

function PersonButton({ person, isSelf }: { person: DemoPerson; isSelf: boolean }) {
  const { t } = usePlanTexts();
  return (
    <button
      type="submit"
      name="person"
      value={person.id}
      className="flex min-w-0 flex-1 items-start gap-3 rounded-lg border border-line bg-surface p-3 text-left shadow-card hover:border-accent hover:bg-accent-soft"
    >
      <Avatar id={person.id} name={person.name} size={36} decorative />
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">
          <span lang={DOCUMENT_LANGUAGE}>{person.name}</span>
          {isSelf && <span className="ml-2 text-sm font-normal text-accent">{t('demo.self')}</span>}
        </span>
        {person.roles.map((role) => (
          <span key={role} className="text-sm text-ink-soft">
            {t(`demo.may.${role}`)}
          </span>
        ))}
        {person.agencies.map((agency) => (
          <span key={agency.id} className="text-sm text-ink-soft">
            <AgencyName name={agency.name} />
          </span>
        ))}
      </span>
    </button>
  );
}
