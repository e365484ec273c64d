import type { PersonId } from '../domain/ids.ts';
import type { BoardView } from '../services.ts';
import type { LiveBoard } from './live-board.ts';

export function useLiveBoard(_view: BoardView, _me: { readonly id: PersonId; readonly name: string }): LiveBoard {
  throw new Error('not there yet');
}
