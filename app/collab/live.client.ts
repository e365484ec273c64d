/**
 * Everything of the live document in one chunk, for pages on a board and for what sends the changes that they left: split
 * between the two, each part would be compressed for itself.
 */
export { BoardLine } from './board-line.client.ts';
export { BoardSession } from './board-session.client.ts';
export { withDocumentAlone } from './document-locks.client.ts';
export { deleteCopy, listCopies, readNotes } from './local-store.client.ts';
