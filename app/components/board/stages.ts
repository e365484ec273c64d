import { createContext, useContext } from 'react';
import type { Stage } from '../../domain/board.ts';

const StagesContext = createContext<readonly Stage[]>([]);
export const StagesProvider = StagesContext.Provider;

/** The plan's stages in their order. */
export function useStages(): readonly Stage[] {
  return useContext(StagesContext);
}
