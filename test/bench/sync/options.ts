import { parseArgs } from 'node:util';
import { SERVER_KINDS, type ServerKind } from './servers/start.ts';

/** What can be measured, in the order in which it is. */
export const MEASURES = ['propagation', 'rate', 'memory', 'cold', 'storm', 'loss'] as const;
export type MeasureName = (typeof MEASURES)[number];

export interface Options {
  /** Everything shorter, to see that it works; its figures are rough. */
  readonly quick: boolean;
  readonly only: readonly MeasureName[];
  readonly servers: readonly ServerKind[];
  /** The directory in which Duban's CPU profiles are written, one for each time it ran; null for none. */
  readonly profileDir: string | null;
}

const PROFILE_DIR = '.cache/bench-sync/profiles';

/** @throws where an option is unknown, or names what there is not */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      servers: { type: 'string' },
      'cpu-prof': { type: 'boolean', default: false },
    },
  });
  return {
    quick: values.quick,
    only: chosen('only', values.only, MEASURES),
    servers: chosen('servers', values.servers, SERVER_KINDS),
    profileDir: values['cpu-prof'] ? PROFILE_DIR : null,
  };
}

/** Whether a run measures everything at full length: only such a run is kept. */
export function isWhole({ quick, only, servers, profileDir }: Options): boolean {
  return !quick && profileDir === null && only.length === MEASURES.length && servers.length === SERVER_KINDS.length;
}

function chosen<Name extends string>(
  option: string,
  list: string | undefined,
  names: readonly Name[],
): readonly Name[] {
  if (list === undefined) return names;
  const asked = list.split(',');
  const unknown = asked.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`--${option}: no ${unknown.join(', ')} among ${names.join(', ')}`);
  return names.filter((name) => asked.includes(name));
}
