import type { ListItem } from './agency-list.ts';
import { agencyKind, isCountedName, recognise } from './agency-names.ts';
import { countIn, type DefinedNames } from './definitions.ts';
import { parsePlace, provinceName } from './provinces.ts';

/** The agencies a list stands for, one by one, and what could not be made sure of. */
export interface Resolved {
  readonly agencies: readonly string[];
  readonly unknown: readonly string[];
  /** Short names like 三省人民政府 without a definition. */
  readonly undefinedNames: readonly string[];
  /** What the list defines; null for whom nobody can tell. */
  readonly definitions: readonly { readonly alias: string; readonly agencies: readonly string[] | null }[];
}

/** An ending that also serves the names before it: 自治区人民政府, 市人民政府. */
interface Tail {
  readonly government: boolean;
  /** 市, 县, …; null for provinces, whose own ending is known. */
  readonly suffix: string | null;
}

interface Expanded {
  readonly names: readonly string[];
  readonly tail: Tail | null;
  readonly problem: 'unknown' | 'undefined' | null;
}

/**
 * Spreads out what a list shortens: defined names, 辽宁、吉林、黑龙江省人民政府, 东北三省和内蒙古自治区人民政府.
 * @param place where the list stands in the source
 */
export function resolveAgencies(items: readonly ListItem[], place: number, defined: DefinedNames): Resolved {
  const expanded = expandAll(items, place, defined);
  const agencies: string[] = [];
  const unknown: string[] = [];
  const undefinedNames: string[] = [];
  const definitions: { alias: string; agencies: readonly string[] | null }[] = [];
  items.forEach((item, i) => {
    const { names, problem } = expanded[i] ?? { names: [], problem: null };
    if (item.kind === 'definition') {
      definitions.push({ alias: item.alias, agencies: meantBy(item.alias, agencies, expanded[i - 1]?.names ?? []) });
      return;
    }
    agencies.push(...names);
    if (problem === 'unknown') unknown.push(item.name);
    if (problem === 'undefined') undefinedNames.push(item.name);
  });
  return { agencies, unknown, undefinedNames, definitions };
}

/** From the last to the first, because an ending serves what stands before it. */
function expandAll(items: readonly ListItem[], place: number, defined: DefinedNames): Expanded[] {
  const expanded: Expanded[] = [];
  let tail: Tail | null = null;
  for (const item of items.toReversed()) {
    const one: Expanded =
      item.kind === 'name'
        ? expand(item.name, tail, defined.at(item.name, place))
        : { names: [], tail: null, problem: null };
    tail = one.tail;
    expanded.push(one);
  }
  return expanded.reverse();
}

const LOCAL = /^(.{1,20}?)([两二三四五六七八九十\d]{1,2})?(自治州|新区|市|州|盟|县|旗|区)人民政府$/;
const LOCAL_SUFFIX = /(?:自治州|新区|市|州|盟|县|旗|区)$/;

function expand(name: string, tail: Tail | null, meaning: readonly string[] | null): Expanded {
  if (meaning !== null) return { names: meaning, tail: null, problem: null };
  const place = parsePlace(name);
  if (place !== null) {
    const government = place.government || (tail?.government ?? false);
    const ended = place.ending || tail !== null;
    const names = ended ? place.provinces.map((bare) => provinceName(bare, government)) : [name];
    return { names, tail: place.ending ? { government, suffix: null } : tail, problem: null };
  }
  if (isCountedName(name)) return { names: [name], tail: null, problem: 'undefined' };
  if (agencyKind(name) === 'province') return expandLocal(name);
  if (recognise(name) !== 'unknown') return { names: [name], tail: null, problem: null };
  const completed = complete(name, tail);
  if (completed === null) return { names: [name], tail: null, problem: 'unknown' };
  return { names: [completed], tail, problem: null };
}

function expandLocal(name: string): Expanded {
  const local = LOCAL.exec(name);
  if (local === null) return { names: [name], tail: null, problem: null };
  const [, base = '', , suffix = ''] = local;
  return { names: [`${base}${suffix}人民政府`], tail: { government: true, suffix }, problem: null };
}

/** 沈阳 before 哈尔滨市人民政府, or 深圳市 before any 人民政府. */
function complete(name: string, tail: Tail | null): string | null {
  if (!tail?.government || !/^\p{Script=Han}{1,8}$/u.test(name)) return null;
  if (LOCAL_SUFFIX.test(name) && name.length > 2) return `${name}人民政府`;
  return tail.suffix === null || name.length > 5 ? null : `${name}${tail.suffix}人民政府`;
}

/** Whom a definition stands for among the names before it, or null where that is not certain. */
function meantBy(alias: string, before: readonly string[], last: readonly string[]): readonly string[] | null {
  const isProvince = (name: string) => agencyKind(name) === 'province';
  const count = countIn(alias);
  if (count !== null) {
    const meant = before.slice(-count);
    const right = !/[省市区]/.test(alias) || meant.every(isProvince);
    return meant.length === count && right ? meant : null;
  }
  if (last.length > 0 && last.every(isProvince) && /(?:省|区|市|政府)$/.test(alias)) {
    const others = before.findLastIndex((name) => !isProvince(name));
    return before.slice(others + 1);
  }
  return last.length > 0 ? last : null;
}
