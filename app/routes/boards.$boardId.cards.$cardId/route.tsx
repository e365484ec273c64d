import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ClientLoaderFunctionArgs, useNavigate, useParams } from '@remix-run/react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoSuchCard } from '../../components/card-panel/no-such-card.tsx';
import { PanelFrame } from '../../components/card-panel/panel-frame.tsx';
import type { CardId } from '../../domain/ids.ts';
import { guarded } from '../../http-errors.server.ts';
import { useBoardContext } from '../boards.$boardId/board-context.ts';
import { cardTitle } from './card-title.ts';
import { detailsOrLastSeen, type PanelDetails } from './details.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { TaskPanel } from './task-panel.tsx';
import { useDetails } from './use-details.ts';

export { unlessOnlySearchChanged as shouldRevalidate } from '../../revalidation.ts';

export const loader = guarded(async ({ context, params }: LoaderFunctionArgs): Promise<PanelDetails> => {
  const { boardId = '', cardId = '' } = params;
  const { boards } = context.services;
  try {
    return { ...(await boards.card(context.actor, boardId, cardId)), unknown: false };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    // A card that was added a moment ago is on the page before the server has it. Throws where the board is not to be read.
    // Of a board that has gone into another one, the page around it leads there.
    if (!(await boards.heir(context.actor, boardId, cardId))) await boards.read(context.actor, boardId);
    return { cardId: cardId as CardId, elsewhere: [], hasNewNotes: false, activity: [], unknown: false };
  }
});

export function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  return detailsOrLastSeen(params.cardId ?? '', () => serverLoader<PanelDetails>());
}

export const meta: MetaFunction<typeof loader> = ({ matches, params }) => {
  const titles = matches
    .flatMap((match) => match.meta)
    .flatMap((each) => (each && 'title' in each ? [each.title] : []));
  const board = titles.at(-1) ?? '督办 Duban';
  const title = cardTitle(
    matches.map(({ data }) => data),
    params.cardId,
  );
  return [{ title: title === null ? board : `${title} · ${board}` }];
};

/** The card that is open beside its board. */
export default function OpenCard() {
  const { t } = useTranslation('card');
  const context = useBoardContext();
  const { live, boardHref, view } = context;
  const cardId = (useParams().cardId ?? '') as CardId;
  const card = live.board.cards.get(cardId);
  const details = useDetails(`/boards/${view.id}/cards/${cardId}`, card, live);
  const navigate = useNavigate();
  const close = useCallback(() => navigate(boardHref, { preventScrollReset: true }), [navigate, boardHref]);

  const { show } = live.actions;
  useEffect(() => {
    show({ open: cardId });
    return () => show({ open: null });
  }, [show, cardId]);

  if (!card) {
    return (
      <PanelFrame cardId={cardId} kind={t('panel')} title={t('missing.heading')} closeHref={boardHref} onClose={close}>
        <NoSuchCard boardHref={boardHref} />
      </PanelFrame>
    );
  }
  // By key: fields, focus and drafts are one card's own.
  return card.kind === 'measure' ? (
    <MeasurePanel key={cardId} card={card} details={details} context={context} onClose={close} />
  ) : (
    <TaskPanel key={cardId} card={card} details={details} context={context} onClose={close} />
  );
}

/** By code, not by class: the server's bundle and the pages' bundle each have a `DubanError` of their own. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not-found';
}
