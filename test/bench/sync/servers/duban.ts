import type { RequestHandler } from 'express';
import { readEnv } from '#server/env.ts';
import { createLog } from '#server/log.ts';
import { closeOnSignal, logUncaught } from '#server/run.ts';
import { startServer } from '#server/start.ts';
import { tell } from './tell.mjs';

/** Duban as `npm start` composes it, but for the pages, on the database in the directory that is its first argument. */
const [DUBAN_DATA] = process.argv.slice(2);
process.env.NODE_ENV = 'production';
const env = readEnv({ PORT: '0', HOST: '127.0.0.1', DUBAN_DATA, DUBAN_LOG_LEVEL: 'warn' });
const log = createLog(env.logLevel);
logUncaught(log);
const noPages: RequestHandler = (_request, response) => void response.sendStatus(404);
const server = await startServer({ env, log, demo: false, pages: () => noPages });
closeOnSignal(server, log);
tell(Number(new URL(server.address).port));
