import { Link, useLocation, useParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { CardId } from '../../domain/ids.ts';

/** What a step to another card leaves in the history: the focus stays on the board, the panel only follows. */
export interface CardLinkState {
  readonly keepFocus?: boolean;
}

/** Leads to a card's address. Apart from the face, so that a change of the address repaints no more than this. */
export function CardLink({ cardId, children }: { cardId: CardId; children: ReactNode }) {
  const { search } = useLocation();
  const { boardId, cardId: open } = useParams();
  return (
    <Link
      to={{ pathname: `/boards/${boardId}/cards/${cardId}`, search }}
      replace={open !== undefined}
      preventScrollReset
      // A link is dragged by the browser itself unless told not to be, and the card would stay.
      draggable={false}
      data-part="title"
      aria-current={open === cardId ? 'true' : undefined}
      className="after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-1 focus-visible:after:outline-accent"
    >
      {children}
    </Link>
  );
}
