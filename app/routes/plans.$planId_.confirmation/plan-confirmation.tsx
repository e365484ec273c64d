import { useRouteLoaderData } from '@remix-run/react';
import { postJson } from '../../ask-server.ts';
import { ConfirmationPanel } from '../../components/confirmation/confirmation-panel.tsx';
import { useRevalidate } from '../../components/use-revalidate.ts';
import type { PlanConfirmation as Confirmation } from '../../reviews/services.ts';
import type { loader as rootLoader } from '../../root.tsx';

/** How a plan's boards stand to the call for confirmation, wired to the page around it, whose loader reads it. */
export function PlanConfirmation({ confirmation }: { confirmation: Confirmation }) {
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const revalidate = useRevalidate();
  if (!root) return null;
  const post = async (body: object) => {
    const failure = await postJson(`/plans/${confirmation.planId}/confirmation`, body);
    if (failure === null) revalidate();
    return failure;
  };
  return (
    <ConfirmationPanel
      confirmation={confirmation}
      today={root.today}
      onCall={(wish) => post({ intent: 'call', ...wish })}
      onEnd={() => post({ intent: 'end' })}
    />
  );
}
