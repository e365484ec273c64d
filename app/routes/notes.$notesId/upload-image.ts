import type { UploadedImage } from '../../editor/types.ts';

/** Refusals that the editor has words for, by the server's codes. */
const KNOWN: ReadonlySet<string> = new Set(['too-large', 'too-many', 'unsupported-file', 'not-allowed']);

/** Sends an image to the notes' server. Rejects with a key of the editor's texts about images. */
export async function uploadImage(notesId: string, file: Blob): Promise<UploadedImage> {
  let answer: Response;
  try {
    answer = await fetch(`/notes/${notesId}/images`, {
      method: 'POST',
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      body: file,
    });
  } catch {
    throw new Error('offline');
  }
  if (answer.ok) return answer.json();
  const code = await answer
    .json()
    .then(({ error }) => String(error?.code))
    .catch(() => '');
  throw new Error(KNOWN.has(code) ? code : 'unexpected');
}
