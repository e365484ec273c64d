import { DubanError } from '#app/domain/errors.ts';
import type { UploadFault } from '#app/drafts/services.ts';

/** Refuses a file for what it is. */
export function unsupported(fault: UploadFault): DubanError {
  return new DubanError('unsupported-file', `Not a file that documents are brought in from: ${fault}`, { fault });
}

/** Refuses a file for what there is too much of in it. */
export function tooLarge(fault: UploadFault, limit: number): DubanError {
  return new DubanError('too-large', `Too much of it: ${fault}, ${limit}`, { fault, limit });
}
