import type { Role } from '../plan.ts';

/** How the work is shared; says nothing about the role. */
const MANNER =
  '(?:(?:按照|按|根据|依照|依据|依)(?:照)?(?:各自)?(?:法定)?(?:职责|职能|任务|职权|权限|工作)(?:和?(?:任务|职责|权限|职能))?|分工|分别|分头|共同|各自|联合|统一|具体|主要|统筹|全面|密切|积极|抓紧)*';

const STRONG = {
  lead: '(?:负责)?总?牵头(?:负责|组织实施|组织落实|组织|实施|落实|推进|协调|抓总|抓好)*|为牵头(?:单位|部门)',
  implement: '负责?(?:做好)?组织(?:实施|落实|推进|推动)|负责(?:具体)?实施|组织(?:实施|落实|推进|推动)',
  responsible: '负总责|负责(?!人|同志)(?:落实|推进|统筹|协调|组织协调)*|为责任(?:单位|部门)',
} as const;

/** Words that also stand inside names (市场监督管理总局): they are a role only at the very end of a part. */
const WEAK = {
  implement: '(?:做好|抓好)[^,;。、]{0,16}(?:工作|落实|服务|实施)|(?:具体|贯彻|推进)?(?:实施|落实)|推进|承担',
  support:
    '(?:给予|予以|做好|加强)?(?:(?:指导|支持|协调|协助|配合|参与|参加|协同|监督|督促|督导|协办|帮助)(?:和|与|、)?)*(?:指导|支持|协调|协助|配合|参与|参加|协同|监督|督促|督导|协办|帮助)(?:工作)?|为(?:配合|参与|支持)(?:单位|部门)',
} as const;

const STRONG_ROLE = new RegExp(
  `${MANNER}(?:(?<lead>${STRONG.lead})|(?<implement>${STRONG.implement})|(?<responsible>${STRONG.responsible}))`,
  'g',
);

/** 分工落实 and its like: the manner is what makes the agencies responsible. */
const SHARED_OUT = /(?:分工|分头|分别)(?:落实|推进|实施)$/;

const WEAK_ROLE = new RegExp(`${MANNER}(?:(?<support>${WEAK.support})|(?<implement>${WEAK.implement}))$`);

/** A list of agencies with the role that the words after it give them. */
export interface RolePhrase {
  readonly list: string;
  readonly role: Role;
  readonly strong: boolean;
}

/**
 * Reads one part of a clause, without ，or ；, as lists each followed by words for a role: 甲牵头, or 甲牵头乙丙配合.
 * `rest` is what follows the last such words.
 */
export function rolePhrases(part: string): { readonly phrases: readonly RolePhrase[]; readonly rest: string } {
  const weak = WEAK_ROLE.exec(part);
  const shared = weak !== null && SHARED_OUT.test(part);
  const weakStart = weak === null ? part.length : weak.index;
  const phrases: RolePhrase[] = [];
  let from = 0;
  for (const match of part.matchAll(STRONG_ROLE)) {
    if (match.index >= weakStart) break;
    phrases.push({ list: part.slice(from, match.index), role: roleOf(match.groups), strong: true });
    from = match.index + match[0].length;
  }
  if (weak === null || weakStart < from) return { phrases, rest: part.slice(from) };
  const role = shared ? 'responsible' : roleOf(weak.groups);
  phrases.push({ list: part.slice(from, weakStart), role, strong: shared });
  return { phrases, rest: '' };
}

function roleOf(groups: Record<string, string | undefined> | undefined): Role {
  if (groups?.lead !== undefined) return 'lead';
  if (groups?.implement !== undefined) return 'implement';
  return groups?.support !== undefined ? 'support' : 'responsible';
}

const LABEL =
  '(?:(总?牵头|主办)|(责任|负责|主要责任|主责|承办|分工)|(实施|落实|组织实施|组织)|(配合|参与|参加|协办|支持|指导|协同|协助))(?:单位|部门|机关|地区|地方|省份|方)?';

/** 牵头单位： and its like, anywhere in folded text; groups 1–4 are the roles of {@link labelRole}. */
export const LABELS = new RegExp(`${LABEL}:`, 'g');

/** The role a match of {@link LABELS} gives. */
export function labelRole(match: RegExpExecArray | RegExpMatchArray): Role {
  if (match[1] !== undefined) return 'lead';
  if (match[2] !== undefined) return 'responsible';
  return match[3] !== undefined ? 'implement' : 'support';
}
