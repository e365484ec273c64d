import { useUnsent } from './collab/use-unsent.ts';
import { UnsentNotice } from './components/unsent-notice.tsx';
import type { PersonId } from './domain/ids.ts';

interface UnsentChangesProps {
  readonly personId: PersonId;
  /** Where the person is. */
  readonly screen: string;
}

/** Sends what earlier pages of a person left unsaved, and says of which boards it could not. */
export function UnsentChanges({ personId, screen }: UnsentChangesProps) {
  const { unsent, discard } = useUnsent(personId, screen);
  return <UnsentNotice unsent={unsent} onDiscard={discard} />;
}
