export { type Correction, parseCorrections } from './corrections.ts';
export { readDocument } from './read-document.ts';
export type * from './reading.ts';
export { COVERAGE_KINDS } from './reading.ts';
export { type ReadingJson, toJson } from './to-json.ts';
export { WARNING_CODES, type Warning, type WarningCode } from './warnings.ts';
