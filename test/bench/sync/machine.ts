import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

/** Ticks of `/proc/<pid>/stat` in a second: USER_HZ is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU, of all its threads, that a process has used. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold blanks; the fields after it count from 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[14 - 3], fields[15 - 3]];
  return (Number(user) + Number(system)) / TICKS_PER_SECOND;
}

/** Seconds of CPU that everything on the machine has used together. Linux only. */
export function allCpuSeconds(): number {
  const [total = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [, user, nice, system, , , irq, softIrq, stolen] = total.split(/\s+/).map(Number);
  const ticks = [user, nice, system, irq, softIrq, stolen].reduce((sum: number, each = 0) => sum + each, 0);
  return ticks / TICKS_PER_SECOND;
}

/** What the figures were taken on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
}

/** Processes that ran or wanted to, on average of the last minute: before a measurement, what else the machine does. */
export function busyness(): number {
  const [minute = 0] = loadavg();
  return minute;
}

export function readMachine(): Machine {
  const [first, ...more] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: more.length + 1,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}
