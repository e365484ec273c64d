export { type BoardBefore, type BoardEffect, boardEffects } from './board-effects.ts';
export { type ComparedMeasure, type Comparison, compareVersions } from './compare-versions.ts';
export type { CommitmentMatch, MatchedCommitments } from './match-commitments.ts';
export type { MatchReason, MeasureChoices, MeasureMatch } from './match-measures.ts';
export type { Changed, MeasureChanges } from './measure-changes.ts';
export type { CommitmentText, MeasureText, SectionText, Version } from './version.ts';
