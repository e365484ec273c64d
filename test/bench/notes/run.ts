/**
 * `npm run bench:notes`: what writing notes together costs, in real Chromium over loopback, on a build that is there.
 *
 * - How long a keystroke takes from the key to another browser's screen, with ten people in the notes who write.
 * - How long notes of 100,000 characters and a year of edits take from the click to where they can be written in, beside short
 *   ones.
 */
import { chromium } from '@playwright/test';
import { DemoServer } from '../../support/demo-server.ts';
import { BROWSER_ARGS, findOrInstallBrowser } from '../../tools/find-browser.ts';
import { busyness, readMachine } from '../sync/machine.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { measureOpening } from './opening.ts';

const busy = busyness();
const server = new DemoServer();
await server.start();
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: BROWSER_ARGS });
try {
  const { cpu, cores, node } = readMachine();
  console.log(`${cpu}, ${cores} cores, Node ${node}, load before ${busy.toFixed(1)}\n`);
  for (const line of await measureKeystrokes(server, browser)) console.log(line);
  for (const line of await measureOpening(server, browser)) console.log(line);
} finally {
  await browser.close();
  await server.dispose();
}
