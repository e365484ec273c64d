import type { Stage } from '../domain/board.ts';
import type { Language } from './languages.ts';

/** The plan's own word for a stage. */
export function stageName(stage: Pick<Stage, 'names'>, language: Language): string {
  return language === 'en' ? stage.names.en : stage.names.zh;
}
