import type { AgendaEdits, AgendaKey } from '#app/domain/agenda.ts';
import { isId } from '#app/domain/ids.ts';
import { badInput } from '../notes/plain-text.ts';

/** Items that one agenda may name: more than any plan has agencies or measures. */
const MOST = 2_000;

/**
 * What was changed of an agenda by hand, from outside.
 *
 * @throws DubanError `bad-input` for what is none
 */
export function checkAgenda({ by, order, cut }: AgendaEdits): AgendaEdits {
  if (by !== 'agency' && by !== 'measure') throw badInput('not a kind of agenda');
  return { by, order: checkKeys(order), cut: checkKeys(cut) };
}

function checkKeys(keys: unknown): AgendaKey[] {
  if (!Array.isArray(keys) || keys.length > MOST || !keys.every(isKey)) throw badInput('not items of an agenda');
  return [...new Set(keys)];
}

function isKey(key: unknown): key is AgendaKey {
  if (typeof key !== 'string') return false;
  const [kind, id, ...rest] = key.split('/');
  return (kind === 'board' || kind === 'measure') && isId(id) && rest.length === 0;
}
