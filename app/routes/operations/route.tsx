import type { MetaFunction } from '@remix-run/node';
import type { ClientLoaderFunctionArgs } from '@remix-run/react';
import { guarded } from '../../http-errors.server.ts';
import { pageTitle } from '../../i18n/translate.server.ts';
import { readOrKeep } from './keep-last.ts';
import { OperationsPage } from './operations-page.tsx';
import { useRefreshed } from './use-refreshed.ts';

export const loader = guarded(async ({ request, context }) => ({
  title: await pageTitle(request, (t) => t('admin:tabs.operations')),
  operations: await context.services.operations.read(context.actor),
  isReachable: true,
}));

export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return readOrKeep(() => serverLoader<typeof loader>());
}
// What the page came with is the first that is kept.
clientLoader.hydrate = true;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Operations() {
  const { operations, isReachable } = useRefreshed<typeof clientLoader>();
  return <OperationsPage operations={operations} isReachable={isReachable} />;
}
