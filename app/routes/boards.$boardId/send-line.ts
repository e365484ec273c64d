import type { NotesId } from '../../domain/ids.ts';

/**
 * Has the server append a line to some notes. `offline`: it may be tried again with the same key; `refused`: that would be of
 * no use.
 */
export async function sendLine(
  notesId: NotesId,
  line: { readonly text: string; readonly key: string },
): Promise<'sent' | 'offline' | 'refused'> {
  try {
    const answer = await fetch(`/notes/${notesId}/lines`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(line),
    });
    if (answer.ok) return 'sent';
    return answer.status >= 500 ? 'offline' : 'refused';
  } catch {
    return 'offline';
  }
}
