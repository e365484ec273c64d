import type { AgencyId } from '../../domain/ids.ts';
import type { Commitment, Measure } from '../../domain/plan.ts';
import type { DraftView } from '../../drafts/services.ts';
import { AgenciesEditor } from './agencies-editor.tsx';
import { BordersEditor } from './borders-editor.tsx';
import { DeadlinesEditor } from './deadlines-editor.tsx';

interface CommitmentEditorProps {
  readonly draft: DraftView;
  readonly measure: Measure;
  readonly commitment: Commitment;
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** Everything of a commitment that can be corrected. */
export function CommitmentEditor({ draft, measure, commitment, agencies }: CommitmentEditorProps) {
  const isLast = measure.commitments.at(-1)?.id === commitment.id;
  return (
    <div className="mt-1 flex flex-col gap-4">
      <BordersEditor source={draft.source} commitment={commitment} isLast={isLast} />
      <AgenciesEditor draft={draft} commitment={commitment} agencies={agencies} />
      <DeadlinesEditor commitment={commitment} />
    </div>
  );
}
