export { type CorrectedReading, correctReading } from './correct-reading.ts';
export { type Correction, parseCorrections } from './corrections.ts';
export { moveCorrection } from './move-correction.ts';
export { nearNames } from './near-names.ts';
export { readDocument } from './read-document.ts';
export type * from './reading.ts';
export { COVERAGE_KINDS } from './reading.ts';
export {
  CORRECTION_FAULTS,
  CORRECTION_LIMITS,
  type CorrectionFault,
  type ReadingCorrection,
} from './reading-corrections.ts';
export { type ReadingJson, toJson } from './to-json.ts';
export { warningKeys } from './warning-keys.ts';
export { WARNING_CODES, type Warning, type WarningCode } from './warnings.ts';
