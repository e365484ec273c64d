import type { Role } from '../plan.ts';
import { type AgencyList, splitAgencies } from './agency-list.ts';
import { isNameLike, type Recognition, recognise } from './agency-names.ts';
import { LABELS, labelRole, type RolePhrase, rolePhrases } from './roles.ts';

/** A responsibility clause taken apart; the names are still as written. */
export interface Clause {
  readonly parts: readonly ClausePart[];
  /** The order of the list tells the lead: 排在首位的为牵头单位. */
  readonly firstLeads: boolean;
  /** Words that are neither agencies nor a role nor a date. */
  readonly leftOver: string;
  readonly labelled: boolean;
}

export interface ClausePart extends AgencyList {
  readonly role: Role;
}

/** Longest clause, in UTF-16 units: sixty agencies with their roles take about six hundred. */
export const LONGEST_CLAUSE = 2_000;

const STARTS_WITH_LABEL = new RegExp(`^${LABELS.source}`);

/** What a clause must have somewhere; tried first because most brackets hold none of it. */
const TELLTALE =
  /负责|牵头|负总责|组织|实施|落实|推进|指导|支持|协[调助同办]|配合|参[与加]|监督|督[促导]|帮助|承担|责任|主办|承办/;

const FIRST_LEADS =
  /[,;。(]?(?:以上)?(?:各项)?(?:任务|单位)?(?:均)?(?:由)?(?:排|列)(?:名)?(?:在)?(?:首位|第一位|第一|最前|最前面)(?:的)?(?:单位|部门)?(?:为|是|作为)?(?:总)?牵头(?:单位|部门)?\)?[,;。]?/;

/** A part that only says by when or for how long. */
const NOTE =
  /^(?:(?:完成|办结|实施|推进)?(?:时限|时间|期限|进度)(?:要求|安排)?:.*|(?:持续|长期|长效|分阶段|分步|适时|逐步|逐年|常态化)[^、]{0,10}|.{0,6}(?:\d{1,4}|[〇一二三四五六七八九十]{1,4})(?:年|月|季度|个).{0,30}|年底前.{0,10}|下同)$/;

/**
 * Reads what stands inside a pair of brackets as a responsibility clause.
 *
 * @param content folded and compact, without the outer brackets
 * @param atBoundary the brackets stand alone on a line or at the end of a sentence, where only strange names are doubtful;
 *   elsewhere every name must be certain
 * @returns null for anything that is not a clause
 */
export function parseClause(content: string, atBoundary: boolean, isDefined: (name: string) => boolean): Clause | null {
  if (content.length > LONGEST_CLAUSE || !TELLTALE.test(content)) return null;
  const firstLeads = FIRST_LEADS.test(content);
  const body = content.replace(FIRST_LEADS, ',').replace(/^(?:此项工作|该项工作|本项工作|以上工作)?由/, '');
  const read = STARTS_WITH_LABEL.test(body) ? readLabelled(body, isDefined) : readPhrases(body, isDefined);
  if (read === null) return null;
  const judge = (name: string): Recognition => (isDefined(name) ? 'certain' : recognise(name));
  return isBelievable(read, atBoundary, judge) ? { ...read, firstLeads } : null;
}

interface ReadParts {
  readonly parts: ClausePart[];
  readonly leftOver: string;
  readonly labelled: boolean;
  readonly strong: boolean;
}

function readLabelled(body: string, isDefined: (name: string) => boolean): ReadParts {
  const labels = [...body.matchAll(LABELS)];
  const parts = labels.map((label, i) => {
    const list = body.slice(label.index + label[0].length, labels[i + 1]?.index ?? body.length);
    const names = list
      .split(/[;,。]/)
      .filter((piece) => !NOTE.test(piece))
      .join('、');
    return { role: labelRole(label), ...splitAgencies(names, isDefined) };
  });
  return { parts: parts.filter((part) => part.items.length > 0), leftOver: '', labelled: true, strong: true };
}

function readPhrases(body: string, isDefined: (name: string) => boolean): ReadParts | null {
  const parts: ClausePart[] = [];
  let strong = false;
  let waiting = '';
  let leftOver = '';
  for (const piece of body.split(/[,;。]/)) {
    const { phrases, rest } = rolePhrases(piece);
    if (piece === '' || (NOTE.test(piece) && !phrases.some((phrase) => phrase.strong))) continue;
    for (const phrase of phrases) {
      const list = [waiting, phrase.list].filter((text) => text !== '').join('、');
      waiting = '';
      strong ||= phrase.strong;
      parts.push(...readList({ ...phrase, list }, isDefined));
    }
    if (phrases.length > 0) leftOver += rest;
    else waiting = waiting === '' ? piece : `${waiting}、${piece}`;
  }
  const named = parts.filter((part) => part.items.length > 0);
  return named.length === 0 ? null : { parts: named, leftOver: leftOver + waiting, labelled: false, strong };
}

/** 甲会同乙、丙负责: who invites leads, whoever is invited has the role of the words that follow. */
function readList(phrase: RolePhrase, isDefined: (name: string) => boolean): ClausePart[] {
  const at = phrase.list.indexOf('会同');
  if (at === -1) return [{ role: phrase.role, ...splitAgencies(phrase.list, isDefined) }];
  const invited = phrase.role === 'lead' ? 'responsible' : phrase.role;
  return [
    { role: 'lead', ...splitAgencies(phrase.list.slice(0, at), isDefined) },
    { role: invited, ...splitAgencies(phrase.list.slice(at + 2), isDefined) },
  ];
}

/** 地方负责的项目, 企业负责制: the role is part of a longer phrase. */
const IN_A_SENTENCE = /^(?:的|制|机制|或|地区|范围)/;

function isBelievable(read: ReadParts, atBoundary: boolean, judge: (name: string) => Recognition): boolean {
  const names = read.parts.flatMap((part) => part.items.flatMap((item) => (item.kind === 'name' ? [item.name] : [])));
  if (names.length === 0 || IN_A_SENTENCE.test(read.leftOver)) return false;
  const judged = names.map(judge);
  if (!atBoundary) return read.leftOver === '' && judged.every((recognition) => recognition === 'certain');
  if (!names.every((name, i) => judged[i] === 'certain' || isNameLike(name))) return false;
  return read.strong || (read.leftOver === '' && judged.includes('certain'));
}
