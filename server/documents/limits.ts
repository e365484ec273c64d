/** Bounds of what a document is brought in from. */
export const DOCUMENT_LIMITS = {
  /** Bytes in a .docx that are unpacked: a document of a million characters has some twenty million in it. */
  unpackedBytes: 25_165_824,
  /** Files in a .docx: a long one with a hundred pictures has some two hundred. */
  entries: 2_000,
  /** Elements within elements: a table in a table in a table has some fifty. */
  depth: 200,
  /** The same in a web page, whose tags are not always closed. */
  pageDepth: 500,
  /** Times a file in a .docx may be larger unpacked than packed. Word's own reach sixty; DEFLATE ends at 1,032. */
  ratio: 250,
  /** Bytes unpacked below which no ratio is looked at: a short part of nothing but blanks harms nobody. */
  ratioFrom: 1_048_576,
} as const;
