import * as Y from 'yjs';
import { carry } from './carry.ts';
import { Copies, type Copy, type CopyRun, WHY } from './copies.ts';
import { deletedWith, rescue } from './rescue.ts';

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;
// biome-ignore lint/suspicious/noExplicitAny: as Yjs itself has it, of whatever events a type tells.
type Type = Y.AbstractType<any>;

/** Origin of the transactions in which one's own words follow those that they were written behind. */
export const FOLLOW = { kind: 'follow' } as const;

/**
 * Has one's own words follow those among which they were written, where somebody who had not heard of them took those
 * elsewhere: divided the paragraph, joined it to another, made a heading of it. To be called by an observer, while what the
 * transaction deleted can still be read.
 *
 * Each page does so for what was written on it, and for nothing else: two that moved the same words would double them. So does
 * the server for what it wrote, since it, too, has not heard of everything when it settles copies.
 *
 * @returns whether there were such words
 */
export function followWords(transaction: Y.Transaction): boolean {
  const { doc } = transaction;
  // Nobody has written anything here, as when notes are opened.
  if (Y.getState(doc.store, doc.clientID) === 0) return false;
  const copies = Copies.of(doc);
  const brought = copies.broughtBy(transaction).filter(({ by }) => by !== doc.clientID);
  const sources = sourcesOf(brought, WHY.taken);
  const stayed = sourcesOf(brought, WHY.stayed);
  const isOwn = (item: Y.Item) => item.id.client === doc.clientID;
  const known = typesOf(sources, copies);
  const texts = textsIn(known).filter((text) => hasAny(text, isOwn));
  const unheard = unheardOf(transaction, known);
  if (texts.length === 0 && unheard.length === 0) return false;
  const made = doc.transact((following) => {
    const runs: CopyRun[] = [];
    for (const text of texts) {
      const isThere = text._item?.deleted === false;
      const fate = {
        whither: (id: Y.ID) => whither(id, sources, text, copies),
        why: WHY.followed,
        mayFollow: (id: Y.ID, item: Y.Item) =>
          isOwn(item) &&
          !Y.isDeleted(stayed, id) &&
          (isThere ? !item.deleted : Y.isDeleted(transaction.deleteSet, item.id)),
        isPassed: (id: Y.ID) => !Y.isDeleted(stayed, id),
      };
      runs.push(...carry(text, fate, following));
    }
    copies.add(runs);
    const isLost = (item: Y.Item, id: Y.ID) =>
      (isOwn(item) || !known.has(item.parent as Y.XmlText)) &&
      Y.isDeleted(transaction.deleteSet, id) &&
      !Y.isDeleted(sources, id) &&
      copies.living(id).length === 0;
    const isGone = ({ _item }: Y.XmlText) => _item?.deleted === true && Y.isDeleted(sources, _item.id);
    const rescued = rescue([...texts.filter(isGone), ...unheard], isLost);
    copies.add(rescued);
    runs.push(...rescued);
    return runs;
  }, FOLLOW);
  return made.length > 0;
}

/** Where all runs of a kind together are from: they may overlap. */
function sourcesOf(brought: readonly Copy[], why: CopyRun[4]): DeleteSet {
  const sources = Y.createDeleteSet();
  for (const { run } of brought) {
    if (run[4] !== why) continue;
    const known = sources.clients.get(run[0]);
    const source = { clock: run[1], len: run[2] };
    if (known) known.push(source);
    else sources.clients.set(run[0], [source]);
  }
  return Y.mergeDeleteSets([sources]);
}

/** The texts that something was taken out of, and whatever else was taken itself. */
function typesOf(sources: DeleteSet, copies: Copies): Set<Type> {
  const types = new Set<Type>();
  for (const [client, rows] of sources.clients) {
    for (const { clock, len } of rows) {
      for (let at = clock; at < clock + len; ) {
        const item = copies.find(Y.createID(client, at));
        if (!item) break;
        if (item.content instanceof Y.ContentType) types.add(item.content.type);
        else if (item.parent instanceof Y.XmlText) types.add(item.parent);
        at = item.id.clock + item.length;
      }
    }
  }
  return types;
}

const textsIn = (types: ReadonlySet<Type>): Y.XmlText[] =>
  [...types].filter((type): type is Y.XmlText => type instanceof Y.XmlText);

/** Own texts of which those had not heard who took what they were in, as a line that was divided in a list. */
function unheardOf(transaction: Y.Transaction, known: ReadonlySet<Type>): Y.XmlText[] {
  const apart = new Set([...known].map((type) => deletedWith(type, transaction)));
  apart.delete(null);
  const unheard: Y.XmlText[] = [];
  if (apart.size === 0) return unheard;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || struct.id.client !== transaction.doc.clientID) return;
    const text = struct.content instanceof Y.ContentType ? struct.content.type : null;
    if (!(text instanceof Y.XmlText) || known.has(text)) return;
    if (apart.has(deletedWith(text, transaction))) unheard.push(text);
  });
  return unheard;
}

function hasAny(text: Y.XmlText, isOne: (item: Y.Item) => boolean): boolean {
  for (let item = text._start; item; item = item.right) {
    if (isOne(item) && item.content instanceof Y.ContentString) return true;
  }
  return false;
}

function whither(id: Y.ID, sources: DeleteSet, text: Y.XmlText, copies: Copies): Y.ID | 'gone' | null {
  if (!Y.isDeleted(sources, id)) return null;
  const living = copies.living(id);
  // Taken away and brought back, as by undoing it: there is nothing to follow.
  if (living.some((one) => copies.find(one)?.parent === text)) return 'gone';
  return living.at(-1) ?? 'gone';
}
