import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMachine } from './machine.ts';
import { readVersions } from './peers.ts';
import { type Results, toRows } from './report.ts';
import { holds, ratioOf, toMarkdown } from './table.ts';

const DIR = 'test/bench/results';

const NOTES = `
Every server is a process of its own on this machine, the load is another one; all of them on 127.0.0.1, over real files.
A change is a card's move, as Duban's board makes it. It counts as received when it, or a later one of the same sender, has
arrived at another client; it is acknowledged, by Duban alone, when it is on disk (SQLite, \`synchronous=FULL\`). y-websocket
appends changes to LevelDB without waiting for the disk; Hocuspocus writes whole documents, 2 to 10 s after a change.
Cold: from connecting until the whole document has come, the server having just been started. *Opened first*: for the
first time since the changes. *Opened again later*: once more, after the first had left, and half a minute for Duban.
Propagation: the servers take turns in several rounds, and of the rounds' p50 and p99 the median counts.
Back after a restart: until sync step 2, which y-websocket sends before it has read its store.
Memory is resident, after a collection.
`.trim();

/** How a run went. */
export interface Circumstances {
  readonly minutes: number;
  /** The machine's load average when it began. */
  readonly busy: number;
}

/** What a run found, as a page in Markdown. */
export function toPage(results: Results, { minutes, busy }: Circumstances): string {
  const { cpu, cores, memoryGB, system, node } = readMachine();
  const machine = `${cores} cores (${cpu}), ${memoryGB} GB, ${system}, Node ${node}`;
  const took = `The run took ${minutes.toFixed(0)} minutes; the machine's load average before it was ${busy.toFixed(1)}.`;
  const head = `# Sync servers, ${today()}\n\n${machine}. ${readVersions()}. ${took}`;
  return `${head}\n\n${toMarkdown(toRows(results))}\n\n${NOTES}\n`;
}

/** Keeps what a whole run found, for everybody to read and to compare with. */
export function writeResults(results: Results, circumstances: Circumstances): void {
  mkdirSync(DIR, { recursive: true });
  const rows = toRows(results).map((row) => {
    const { what, values, bar } = row;
    return { what, ...values, ratio: ratioOf(row), bar: bar?.text ?? null, holds: holds(row) };
  });
  const json = { date: today(), ...circumstances, machine: readMachine(), versions: readVersions(), rows, results };
  const file = join(DIR, `${today()}-sync`);
  writeFileSync(`${file}.md`, toPage(results, circumstances));
  writeFileSync(`${file}.json`, `${JSON.stringify(json, null, 2)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
