/** Bounds of what is brought in. */
export const DRAFT_LIMITS = {
  /** Bytes of a file: a long Word document with a few pictures. */
  fileBytes: 10_485_760,
  /** Bytes of a form with a file and a text. */
  formBytes: 14_680_064,
  /** UTF-16 units of a text: some fifty times a long document. */
  characters: 500_000,
  /** Characters kept of a file's name, for telling drafts apart; it is no path to anything. */
  fileName: 120,
  /** Drafts there may be at a time. */
  drafts: 200,
  /** Corrections of one draft, those that were undone included. */
  corrections: 5_000,
} as const;
