/** Bounds of what may stand in notes, each for the reason beside it. The server takes out what is beyond them. */
export const NOTES_LIMITS = {
  /** Nodes within each other, the document itself not counted: a table in a quote in three lists is fourteen. */
  levels: 16,
  /** Nodes of all kinds in one set of notes: some 40,000 paragraphs, of which a page can no longer be scrolled well. */
  nodes: 40_000,
  /** Characters of text in one set of notes: five years of a busy measure. */
  characters: 1_000_000,
  /**
   * Characters that are put into a text at once, as by pasting: in Chinese, 600 kB, which is below the bound on what a client
   * sends in one frame.
   */
  pasted: 200_000,
  /** Characters of a link's address: what browsers take without ado. */
  href: 2_000,
  /** Characters of what a mention, a reference or an image is called. */
  label: 200,
  /** Columns and rows of a table that one cell may take. */
  span: 50,
  /** Characters of the name of a code block's language. */
  language: 40,
  /** Pixels of an image's longer side, as it is stored. */
  pixels: 8_192,
} as const;
