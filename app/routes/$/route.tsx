import { DubanError } from '../../domain/errors.ts';
import { guarded } from '../../http-errors.server.ts';

/** Every address that no other route answers. */
export const loader = guarded((): null => {
  throw new DubanError('not-found', 'No route answers this address');
});

/** Never shown: the loader always refuses. A route without a component would answer without the page around it. */
export default function NotFound() {
  return null;
}
