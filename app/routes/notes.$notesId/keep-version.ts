/** Has the server keep what the notes say now as a version. Rejects where it does not, or cannot be reached. */
export async function keepVersion(notesId: string): Promise<void> {
  const answer = await fetch(`/notes/${notesId}/versions`, { method: 'POST' });
  if (!answer.ok) throw new Error(`a version could not be kept: ${answer.status}`);
}
