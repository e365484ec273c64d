import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UNSAFE_flatRoutes as flatRoutes } from '@remix-run/dev';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { Pages } from '#server/http.ts';
import { ROOT } from '#server/root.ts';

/** Every route of the program by its folder's name, with the names of the methods that it answers. */
export type RouteMethods = ReadonlyMap<string, { readonly GET: boolean; readonly POST: boolean }>;

/**
 * All routes from their source, put together as Remix's build does it.
 *
 * @param html whether pages are rendered; without it, a page is its status and headers
 */
export async function loadAllRoutes(html = false): Promise<{ readonly pages: Pages; readonly methods: RouteMethods }> {
  const app = join(ROOT, 'app');
  const found = Object.values(flatRoutes(app));
  const methods = new Map<string, { GET: boolean; POST: boolean }>();
  const routes: Record<string, unknown> = { root: { id: 'root', path: '', module: await load(join(app, 'root.tsx')) } };
  const manifest: Record<string, unknown> = {
    root: { id: 'root', path: '', module: '/root', hasLoader: true, hasErrorBoundary: true },
  };
  for (const { file, ...route } of found) {
    const module = await load(join(app, file));
    routes[route.id] = { ...route, module };
    const { default: page, loader, action } = module;
    manifest[route.id] = {
      ...{ id: route.id, parentId: route.parentId, path: route.path, index: route.index, module: `/${route.id}` },
      ...{ hasLoader: Boolean(loader), hasAction: Boolean(action), hasErrorBoundary: Boolean(module.ErrorBoundary) },
    };
    methods.set(nameOf(route.id), { GET: Boolean(page ?? loader), POST: Boolean(action) });
  }
  const build = {
    entry: { module: html ? await load(join(app, 'entry.server.tsx')) : { default: withoutHtml } },
    routes,
    assets: { entry: { imports: [], module: '/entry' }, routes: manifest, url: '/manifest', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    isSpaMode: false,
    future: { v3_singleFetch: true },
  } as unknown as ServerBuild;
  const pages: Pages = (contextOf) =>
    createRequestHandler({ build, getLoadContext: (request) => ({ ...contextOf(request) }), mode: 'production' });
  return { pages, methods };
}

const withoutHtml = (_: Request, status: number, headers: Headers) => new Response('', { status, headers });

const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href);

/** `routes/waiting/route` → `waiting`. */
const nameOf = (id: string) => id.replace(/^routes\//, '').replace(/\/route$/, '');
