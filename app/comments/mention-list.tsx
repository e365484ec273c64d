import { DOCUMENT_LANGUAGE } from '../components/agency-name.tsx';
import { Avatar } from '../components/avatar.tsx';
import type { NotesPerson } from '../notes/services.ts';
import { useTexts } from './use-texts.ts';

interface MentionListProps {
  readonly id: string;
  readonly people: readonly NotesPerson[];
  readonly active: NotesPerson | undefined;
  readonly onPick: (person: NotesPerson) => void;
}

/** The id of an option, by which the field says which one is chosen. */
export function optionId(listId: string, person: NotesPerson): string {
  return `${listId}-${person.id}`;
}

/** People to choose from; the focus stays in the field. */
export function MentionList({ id, people, active, onPick }: MentionListProps) {
  const { t } = useTexts();
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('mention.list')}
      className="max-h-56 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
    >
      {people.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that the focus stays in takes the keys
        <div
          key={person.id}
          id={optionId(id, person)}
          role="option"
          tabIndex={-1}
          aria-selected={person === active}
          // The field would lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
          lang={DOCUMENT_LANGUAGE}
          className="flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 text-sm hover:bg-sunken aria-selected:bg-accent-soft"
        >
          <Avatar id={person.id} name={person.name} size={20} decorative />
          <span className="shrink-0 font-medium">{person.name}</span>
          <span className="min-w-0 truncate text-ink-soft">{person.agencies.join('、')}</span>
        </div>
      ))}
    </div>
  );
}
