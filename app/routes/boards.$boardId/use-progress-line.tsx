import { type ComponentType, type ReactNode, useCallback, useState } from 'react';
import type { ToastOffers } from '../../components/board/toast.tsx';
import type { Card } from '../../domain/board.ts';
import type { NotesId } from '../../domain/ids.ts';
import type { ProgressLineProps } from './progress-line.tsx';

interface Opened {
  readonly notesId: NotesId;
  readonly title: string;
  readonly Line: ComponentType<ProgressLineProps>;
}

/**
 * The box for one line on what a move has achieved; it is fetched when somebody first asks for it.
 *
 * @param onOpen it takes the place of the toast that offered it
 */
export function useProgressLine(onOpen: () => void) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback(
    (card: Card, title: string) => {
      const notesId = card.kind === 'measure' ? card.measureId : card.id;
      import('./progress-line.tsx')
        .then(({ ProgressLine }) => {
          setOpened({ notesId, title, Line: ProgressLine });
          onOpen();
        })
        // Without a connection there is nothing to write into; the toast stays, to be asked again.
        .catch(() => undefined);
    },
    [onOpen],
  );
  const close = useCallback(() => setOpened(null), []);
  const show = (notify: (text: string, offers?: ToastOffers) => void): ReactNode =>
    opened && (
      <opened.Line key={opened.notesId} notesId={opened.notesId} title={opened.title} notify={notify} onClose={close} />
    );
  return { open, show };
}
