import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startChild } from '#test/support/child.ts';

/** Kills itself, and has its last line still on the way then: another writes it into the same pipe once it is gone. */
const LAST_LINE_LATE = `
import { spawn } from 'node:child_process';
const heir = "process.stdin.on('end', () => console.log('the last')).resume()";
spawn(process.execPath, ['-e', heir], { stdio: ['pipe', 'inherit', 'inherit'] }).once('spawn', () => {
  console.log('the first');
  process.kill(process.pid, 'SIGKILL');
});
`;

test('a child has ended once all that it said is heard, not as soon as its process is gone', async () => {
  const script = join(tmpdir(), `duban-child-${process.pid}.mjs`);
  writeFileSync(script, LAST_LINE_LATE);
  onTestFinished(() => rmSync(script));
  const child = startChild(script, []);
  expect(await child.started).toBe('the first');
  expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
  expect(child.said).toEqual(['the first', 'the last']);
});
