import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { DubanError } from '#app/domain/errors.ts';
import type { Pages } from './http.ts';

/**
 * The pages as they were built.
 *
 * @param file Remix's server bundle, `build/server/index.js`
 * @throws DubanError `bad-environment` where there is no build
 */
export async function builtPages(file: string): Promise<Pages> {
  if (!existsSync(file)) {
    throw new DubanError(
      'bad-environment',
      '还没有构建，请先运行 npm run build。 There is no build yet: run npm run build.',
    );
  }
  // By its address: in the server's own bundle it must stay a file beside it.
  const build: ServerBuild = await import(pathToFileURL(file).href);
  return (contextOf) =>
    createRequestHandler({ build, getLoadContext: (request) => ({ ...contextOf(request) }), mode: 'production' });
}

export interface DevelopmentPages {
  readonly pages: Pages;
  readonly assets: RequestHandler;
  close(): Promise<void>;
}

/** The pages from their source, rebuilt as it changes; the browser hears of changes over `server`. */
export async function developmentPages(server: Server): Promise<DevelopmentPages> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  const load = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild;
  return {
    pages: (contextOf) =>
      createRequestHandler({
        build: load,
        getLoadContext: (request) => ({ ...contextOf(request) }),
        mode: 'development',
      }),
    assets: vite.middlewares,
    close: () => vite.close(),
  };
}
