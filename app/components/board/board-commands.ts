import { createContext, useContext } from 'react';
import type { MoveTarget, Place } from '../../domain/columns.ts';
import type { CardId, StageId } from '../../domain/ids.ts';
import type { DragStore } from './drag-store.ts';

/** The part of a card that has the focus after it moved. */
export type CardPart = 'handle' | 'menu' | 'title';

/** Where a card stands among those a person sees of its column. */
export interface Standing extends Place {
  readonly count: number;
}

/** What cards and columns may ask of the board page. One object for the life of the page: it repaints nothing. */
export interface BoardCommands {
  readonly drag: DragStore;
  standing(cardId: CardId): Standing | null;
  /** How many cards a person sees in a column, without one that is on its way there. */
  countIn(stage: StageId, without: CardId | null): number;
  titleOf(cardId: CardId): string;
  stageNameOf(stage: StageId): string;
  /** Moves a card, lights it and puts the focus back on it. */
  move(cardId: CardId, to: Place, focus: CardPart | null): void;
  moveTo(cardId: CardId, target: MoveTarget, focus: CardPart | null): void;
  /** Somebody put a hand on a card: what others change waits until `release`. */
  hold(): void;
  release(): void;
  /** Shows the others which card is in hand. */
  showHeld(cardId: CardId | null): void;
  announce(text: string): void;
}

const CommandsContext = createContext<BoardCommands | null>(null);
export const CommandsProvider = CommandsContext.Provider;

/** The commands of the board this stands on. */
export function useCommands(): BoardCommands {
  const commands = useContext(CommandsContext);
  if (commands === null) throw new Error('A card stands on a board: CommandsProvider is missing.');
  return commands;
}

/** Changes can be made now. Apart from the commands, so that only the small shells of cards repaint when it turns. */
const ReadyContext = createContext(false);
export const ReadyProvider = ReadyContext.Provider;

export function useReady(): boolean {
  return useContext(ReadyContext);
}
