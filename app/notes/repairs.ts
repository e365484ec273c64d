import * as Y from 'yjs';

/** What is put right in one transaction, counted. */
export class Repairs {
  readonly transaction: Y.Transaction;
  count = 0;

  constructor(transaction: Y.Transaction) {
    this.transaction = transaction;
  }

  /** Deletes an item, and what stands in it. */
  remove(item: Y.Item): void {
    if (item.deleted) return;
    item.delete(this.transaction);
    // Yjs remembers places in a text by index, and corrects them only where its own methods delete.
    if (item.parent instanceof Y.XmlText) item.parent._searchMarker?.splice(0);
    this.count++;
  }
}
