/** An item of a meeting's agenda: an agency's board, or a measure over all boards; `board/<id>` or `measure/<id>`. */
export type AgendaKey = `board/${string}` | `measure/${string}`;

/** What was changed of the automatic agenda by hand. */
export interface AgendaEdits {
  readonly by: 'agency' | 'measure';
  /** Those that stand in front in this order; the others follow as they come. */
  readonly order: readonly AgendaKey[];
  /** Those that are left out. */
  readonly cut: readonly AgendaKey[];
}
