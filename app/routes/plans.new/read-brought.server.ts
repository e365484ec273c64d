import { DubanError } from '../../domain/errors.ts';
import { DRAFT_LIMITS } from '../../drafts/limits.ts';
import type { Brought } from '../../drafts/services.ts';
import { readBody } from '../../read-body.server.ts';

/** What the form sends; null for one with nothing in it. */
export interface SentForm {
  readonly brought: Brought | null;
  /** What was pasted, to be shown again where it is refused. */
  readonly text: string;
}

/**
 * Reads the form that brings a document in, of which no more than its bound is ever held. A file goes before a text.
 *
 * @throws DubanError `too-large`, with the fault `file`; `bad-input` for what is no form
 */
export async function readBrought(request: Request): Promise<SentForm> {
  const form = await readForm(request);
  const [text, file] = [form.get('text'), form.get('file')];
  const pasted = typeof text === 'string' ? text : '';
  if (file instanceof Blob) {
    const name = 'name' in file && typeof file.name === 'string' ? file.name : '';
    // A field in which none was chosen sends one of no name; one that is empty is to be told that it is.
    if (file.size > 0 || name !== '') {
      return { brought: { kind: 'file', name, bytes: new Uint8Array(await file.arrayBuffer()) }, text: pasted };
    }
  }
  return { brought: pasted.trim() === '' ? null : { kind: 'text', text: pasted }, text: pasted };
}

async function readForm(request: Request): Promise<FormData> {
  let body: Uint8Array;
  try {
    body = await readBody(request, DRAFT_LIMITS.formBytes);
  } catch {
    throw new DubanError('too-large', 'More than a form may have', { fault: 'file' });
  }
  try {
    const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
    return await new Response(Buffer.from(body), { headers }).formData();
  } catch {
    throw new DubanError('bad-input', 'Not the form of ours that brings a document in');
  }
}
