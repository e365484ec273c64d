import type { Span } from '../plan.ts';
import { type Clause, parseClause } from './clauses.ts';
import { compact } from './fold.ts';

/** 由甲会同乙等部门负责 in the midst of a sentence. */
export interface RunningClause {
  readonly span: Span;
  /** One past the end of its sentence, where its passage ends if another follows. */
  readonly sentenceEnd: number;
  readonly clause: Clause;
}

/** Longest way from 由 to the words of the role, in UTF-16 units. */
const LONGEST = 300;

const STOPS =
  /由|[。;!?\n]|(?:按(?:照)?(?:职责|职能)分工)?(?:总?牵头(?:负责|组织|实施|推进)?|负责(?:牵头|组织实施|实施)?|组织实施)/g;

/** What may continue it: ，丙、丁配合 up to the next mark. */
const CONTINUED = /[,;]([^,;。!?\n]{2,200}?)(?:配合|参与|参加|协助|支持|指导|负责|组织实施)(?=[,;。!?\n]|$)/y;

/**
 * Every 由…负责 in a stretch of folded running text, at most one a sentence. Since 由 opens ordinary sentences too, each
 * name must be certain: 由市场决定、由企业负责 are none.
 */
export function findRunningClauses(folded: string, range: Span, isDefined: (name: string) => boolean): RunningClause[] {
  const found: RunningClause[] = [];
  const text = folded.slice(range.start, range.end);
  let opened = -1;
  let inSentence = -1;
  for (const match of text.matchAll(STOPS)) {
    if (match[0] === '由') opened = match.index;
    else if (/^[。;!?\n]$/.test(match[0])) {
      const last = found.at(-1);
      if (last !== undefined && inSentence === found.length - 1)
        found[inSentence] = { ...last, sentenceEnd: range.start + match.index + 1 };
      opened = -1;
      inSentence = -1;
    } else if (opened >= 0 && inSentence === -1) {
      const running = read(text, opened, match.index + match[0].length, isDefined);
      opened = -1;
      if (running === null) continue;
      inSentence = found.length;
      const span = { start: range.start + running.start, end: range.start + running.end };
      found.push({ span, sentenceEnd: range.end, clause: running.clause });
    }
  }
  return found;
}

function read(
  text: string,
  start: number,
  end: number,
  isDefined: (name: string) => boolean,
): { start: number; end: number; clause: Clause } | null {
  if (end - start > LONGEST) return null;
  CONTINUED.lastIndex = end;
  const continued = CONTINUED.exec(text);
  for (const to of continued === null ? [end] : [end + continued[0].length, end]) {
    const clause = parseClause(compact(text.slice(start, to)), false, isDefined);
    if (clause !== null) return { start, end: to, clause };
  }
  return null;
}
