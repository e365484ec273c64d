import type { Cold } from './measure/cold.ts';
import type { Loss } from './measure/loss.ts';
import type { Memory } from './measure/memory.ts';
import type { Propagation } from './measure/propagation.ts';
import type { SustainedRate } from './measure/rate.ts';
import type { ServerKind } from './servers/start.ts';
import type { Bar, Row } from './table.ts';

/** One figure for each server that was measured. */
export type ByServer<Value> = Partial<Record<ServerKind, Value>>;

/** Everything that was measured in a run; what was not asked for is missing. */
export interface Results {
  propagation?: readonly Propagation[];
  /** Null for a server that did not sustain any rate. */
  rate?: ByServer<SustainedRate | null>;
  memory?: ByServer<Memory>;
  cold?: ByServer<readonly Cold[]>;
  /** Milliseconds. */
  storm?: ByServer<number>;
  loss?: ByServer<Loss>;
}

/** What Duban is held to. */
const BARS = {
  propagation: { text: '≤ 1.0×', holds: (_, ratio) => ratio <= 1 },
  rate: { text: '≥ 1.5×', holds: (_, ratio) => ratio >= 1.5 },
  ack: { text: '< 250 ms', holds: (duban) => duban < 250 },
  memory: { text: '≤ 1.0×', holds: (_, ratio) => ratio <= 1 },
  cold: { text: '≤ 0.2×', holds: (_, ratio) => ratio <= 0.2 },
  loss: { text: '0', holds: (duban) => duban === 0 },
} satisfies Record<string, Bar>;

/** Changes in the past of the document whose loading has a bar. */
const LONG_PAST = 100_000;

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
const kB = (value: number) => `${(value / 1_000).toFixed(1)} kB`;
const whole = (value: number) => Math.round(value).toLocaleString('en');
const cores = (value: number) => value.toFixed(2);

/** The rows of the table. */
export function toRows({ propagation = [], rate, memory, cold, storm, loss }: Results): Row[] {
  const rows: Row[] = propagation.flatMap(({ scene, rate: changes, servers }) => {
    const what = `propagation, ${scene}, ${changes} changes/s`;
    return [
      row(`${what}: p50`, servers, ({ p50 }) => p50, ms),
      row(`${what}: p99`, servers, ({ p99 }) => p99, ms, BARS.propagation),
    ];
  });
  if (rate) {
    const at = 'at the sustained rate';
    rows.push(
      {
        ...row(
          'changes/s sustained, 500 clients, 100 boards, p99 < 100 ms',
          rate,
          (r) => r?.rate ?? 0,
          whole,
          BARS.rate,
        ),
        better: 'more',
      },
      row(`${at}: propagation p99`, rate, (r) => r?.propagation.p99, ms),
      row(`${at}: acknowledgement p99`, rate, (r) => r?.ack?.p99, ms, BARS.ack),
      ...[
        row(`${at}: cores the server uses`, rate, (r) => r?.serverCpu, cores),
        row(`${at}: cores the load uses`, rate, (r) => r?.loadCpu, cores),
        row(`${at}: cores that anything else used`, rate, (r) => r?.foreignCpu, cores),
      ].map((busy): Row => ({ ...busy, better: null })),
    );
  }
  if (memory) {
    rows.push(
      row('memory of an idle connection', memory, ({ perConnection }) => perConnection, kB, BARS.memory),
      row('memory of a loaded document', memory, ({ perDocument }) => perDocument, kB),
    );
  }
  if (cold) {
    const [pasts = []] = Object.values(cold);
    for (const [i, { changes }] of pasts.entries()) {
      const bar = changes === LONG_PAST ? BARS.cold : null;
      const past = `cold document after ${whole(changes)} changes`;
      rows.push(row(`${past}: opened first`, cold, (list) => list[i]?.first.ms, ms, bar));
      rows.push(row(`${past}: opened again later`, cold, (list) => list[i]?.later.ms, ms, bar));
    }
  }
  if (storm) rows.push(row('500 clients back after a restart: all synced', storm, (value) => value, ms));
  if (loss) {
    const [{ kills } = { kills: 0 }] = Object.values(loss);
    const of = (total: 'acked' | 'delivered'): Row['format'] => {
      return (value, kind) => `${whole(value)} of ${whole(loss[kind]?.[total] ?? 0)}`;
    };
    rows.push(
      row(
        `acknowledged changes gone after ${kills} × SIGKILL`,
        loss,
        ({ acked, ackedGone }) => (acked > 0 ? ackedGone : undefined),
        of('acked'),
        BARS.loss,
      ),
      row(
        `changes that others had received gone after ${kills} × SIGKILL`,
        loss,
        ({ deliveredGone }) => deliveredGone,
        of('delivered'),
      ),
    );
  }
  return rows;
}

function row<Value>(
  what: string,
  servers: ByServer<Value>,
  figure: (value: Value) => number | undefined,
  format: Row['format'],
  bar: Bar | null = null,
): Row {
  const values: Partial<Record<ServerKind, number>> = {};
  for (const [kind, measured] of Object.entries(servers) as [ServerKind, Value][]) {
    const value = figure(measured);
    if (value !== undefined) values[kind] = value;
  }
  return { what, values, format, better: 'less', bar };
}
