import { measureName } from '../../domain/plan.ts';
import type { CommitmentChoice } from '../../editor/types.ts';
import type { NotesBoard, NotesView } from '../../notes/services.ts';

/** Characters of a commitment's text that tell it from the others. */
const EXCERPT = 24;

/** What the notes are of, in the words of the document. */
export function titleOf({ subject }: Pick<NotesView, 'subject'>): string {
  return subject.kind === 'measure' ? measureName(subject.measure) : subject.title;
}

/** What can be referred to: the commitments of the measure. */
export function commitmentsOf({ subject }: NotesView): CommitmentChoice[] {
  return (subject.measure?.commitments ?? []).map(({ id, ordinal, text }) => {
    const words = text.replace(/\s+/gu, '');
    const excerpt = words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
    return { id, label: `任务${ordinal} ${excerpt}` };
  });
}

/** The board whose card leads here: of the agency the person is here for where there is one, the first otherwise. */
export function homeBoard({ subject, agency }: NotesView): NotesBoard | null {
  if (subject.kind === 'review') return null;
  if (subject.kind === 'task') return subject.board;
  return subject.boards.find((board) => board.agency.id === agency?.id) ?? subject.boards[0] ?? null;
}
