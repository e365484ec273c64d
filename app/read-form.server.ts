import { DubanError } from './domain/errors.ts';

/**
 * Reads the form that a request carries. How long it may be is seen to before it gets here.
 *
 * @throws DubanError `bad-input` for what is none
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new DubanError('bad-input', 'Not a form');
  }
}
