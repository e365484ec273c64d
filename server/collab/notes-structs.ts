import * as Y from 'yjs';
import { isCopyRun } from '#app/notes/copies.ts';
import { NOTES_LIMITS } from '#app/notes/limits.ts';
import { markTypeOf } from '#app/notes/marks.ts';
import { COPIES_ROOT, NOTES_ROOT } from '#app/notes/root.ts';
import { notesSchema } from '#app/notes/schema.ts';
import type { Verdict } from './content.ts';
import { copiesCost } from './copies-cost.ts';
import { Places } from './notes-places.ts';
import { splitsCharacter } from './split-characters.ts';
import type { Struct, StructRules } from './update-check.ts';
import { inspectUpdate, isPlain } from './update-check.ts';

/**
 * Levels of elements within each other, above which no update is taken: Yjs deletes and collects what is nested by
 * recursion. Whatever is deeper than notes may be, and less deep than this, is taken and put right.
 */
const DEEPEST = 16 * NOTES_LIMITS.levels;

/** Notes hold one tree of XML, its nodes and marks named as in the schema, and a list of what was copied in it. */
const NOTES_STRUCTS: StructRules = { flawOf, judge, cost: copiesCost };

/**
 * Looks at an update of a notes document without applying any of it. It touches nothing that is one person's in a
 * transaction: writes of several people to the same text may be applied together.
 *
 * What passes may still not conform to the schema (a row outside of a table, a link to a script, what two people did at
 * once), but holds nothing that Yjs or a page would stumble over.
 */
export function inspectNotesUpdate(update: Uint8Array, doc: Y.Doc): Verdict {
  return inspectUpdate(update, doc, NOTES_STRUCTS);
}

function flawOf(struct: Struct): string | null {
  // What stood in something that was deleted is collected, and sent as that.
  if (struct instanceof Y.GC) return null;
  const parent: unknown = struct.parent;
  if (typeof parent === 'string' && parent !== NOTES_ROOT && parent !== COPIES_ROOT)
    return 'a type that notes do not have';
  if (struct.parentSub !== null && !attributeNames().has(struct.parentSub)) return 'an attribute that no node has';
  return contentFlawOf(struct.content);
}

function contentFlawOf(content: Y.Item['content']): string | null {
  if (content instanceof Y.ContentDeleted || content instanceof Y.ContentString) return null;
  if (content instanceof Y.ContentFormat) {
    // Yjs keeps, at each word, all formatting that is in force: what no editor writes could be of any number of names.
    if (markTypeOf(content.key, notesSchema()) === null) return 'a mark that there is not';
    return isPlain(content.value) ? null : 'not a plain value';
  }
  if (content instanceof Y.ContentAny) return content.arr.every((value) => isPlain(value)) ? null : 'not a plain value';
  if (!(content instanceof Y.ContentType)) return 'content that notes do not have';
  const { type } = content;
  if (type instanceof Y.XmlElement) return elementNames().has(type.nodeName) ? null : 'a node that there is not';
  return type instanceof Y.XmlText ? null : 'a type that notes do not have';
}

/** Looks at where the structs stand that the document has not got. */
function judge(structs: readonly Struct[], doc: Y.Doc): ReturnType<NonNullable<StructRules['judge']>> {
  const places = new Places(structs, doc);
  for (const struct of structs) {
    const known = Y.getState(doc.store, struct.id.client);
    // Yjs looks for the neighbours even of what it has.
    if (struct instanceof Y.Item && splitsCharacter(struct, doc)) return malformed('within a character');
    if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= known) continue;
    // Of an item that it has the beginning of, Yjs puts the rest behind that, in whatever list that is, and stumbles if it
    // was collected. A client never sends one unless its idea of what is known is old: it is told anew.
    if (struct.id.clock < known) return { kind: 'gap' };
    const place = places.of(struct);
    // It stands in what was deleted and collected: so will it be.
    if (place === null) continue;
    // A copy of the document, made once what holds that neighbour is gone, would lack it, and all that others put behind it.
    const right = places.rightOf(struct);
    if (right !== null && right.list !== place.list) return malformed('between two lists');
    if (struct.content instanceof Y.ContentDeleted) continue;
    const flaw = placeFlawOf(struct.content, place);
    if (flaw !== null) return malformed(flaw);
  }
  return null;
}

function placeFlawOf(content: Y.Item['content'], place: NonNullable<ReturnType<Places['of']>>): string | null {
  if (place.isAttribute) {
    if (place.holder !== 'element') return 'an attribute of what has none';
    return content instanceof Y.ContentAny ? null : 'an attribute that is no value';
  }
  if (place.holder === 'copies') {
    const isRuns = content instanceof Y.ContentAny && content.arr.every(isCopyRun);
    return isRuns ? null : 'not a run of copied words';
  }
  if (place.holder === 'text') {
    return content instanceof Y.ContentString || content instanceof Y.ContentFormat ? null : 'not text, in a text';
  }
  if (!(content instanceof Y.ContentType)) return 'not a node, among nodes';
  if (place.holder === 'root' && !(content.type instanceof Y.XmlElement)) return 'a text outside of nodes';
  return place.level >= DEEPEST ? 'nodes too deep within each other' : null;
}

function malformed(why: string): Extract<Verdict, { kind: 'malformed' }> {
  return { kind: 'malformed', why };
}

let elements: ReadonlySet<string> | null = null;
let attributes: ReadonlySet<string> | null = null;

/** Names of nodes that are elements in the document: all but text and the document itself. */
function elementNames(): ReadonlySet<string> {
  const { nodes, topNodeType } = notesSchema();
  elements ??= new Set(
    Object.values(nodes).flatMap((type) => (type.isText || type === topNodeType ? [] : [type.name])),
  );
  return elements;
}

function attributeNames(): ReadonlySet<string> {
  attributes ??= new Set(Object.values(notesSchema().nodes).flatMap((type) => Object.keys(type.spec.attrs ?? {})));
  return attributes;
}
