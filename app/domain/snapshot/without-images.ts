import type { NotesId } from '../ids.ts';
import type { NotesNode } from '../notes-node.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot whose notes have no images: those are kept apart from it, for people with an account. Their words stay. */
export function withoutImages(snapshot: Snapshot): Snapshot {
  const notes = Object.entries<NotesNode>(snapshot.notes).map(([id, node]) => [id, replaceImages(node)]);
  return { ...snapshot, notes: Object.fromEntries(notes) as Record<NotesId, NotesNode> };
}

function replaceImages(node: NotesNode): NotesNode {
  return node.content ? { ...node, content: node.content.map(replaceImages).map(toWords) } : node;
}

function toWords(node: NotesNode): NotesNode {
  if (node.type !== 'image') return node;
  const alt = String(node.attrs?.alt ?? '').trim();
  return { type: 'paragraph', ...(alt !== '' && { content: [{ type: 'text', text: `[${alt}]` }] }) };
}
