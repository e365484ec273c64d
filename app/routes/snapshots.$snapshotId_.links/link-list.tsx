import { Ban, CircleCheck, Clock, type LucideIcon } from 'lucide-react';
import type { EpochMs } from '../../domain/dates.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ShareLink } from '../../snapshots/services.ts';
import { RevokeLink } from './revoke-link.tsx';
import { useTexts } from './use-texts.ts';

type State = 'open' | 'over' | 'revoked';

const LOOKS: Readonly<Record<State, { readonly icon: LucideIcon; readonly colour: string }>> = {
  open: { icon: CircleCheck, colour: 'text-done' },
  over: { icon: Clock, colour: 'text-ink-soft' },
  revoked: { icon: Ban, colour: 'text-ink-soft' },
};

/** Every link to the snapshot, those that are over included, with how often it was opened. */
export function LinkList({ links, now }: { links: readonly ShareLink[]; now: EpochMs }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="links">
      <h2 id="links" className="mb-2 text-lg font-semibold">
        {t('list.title')}
      </h2>
      {links.length === 0 ? (
        <p className="text-ink-soft">{t('list.none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {links.map((link) => (
            <LinkItem key={link.id} link={link} state={stateOf(link, now)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function stateOf({ revokedAt, expiresAt }: ShareLink, now: EpochMs): State {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'over' : 'open';
}

function LinkItem({ link, state }: { link: ShareLink; state: State }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { icon: Icon, colour } = LOOKS[state];
  const moment = (at: EpochMs) => formatMoment(language, at);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4">
      <div className="flex min-w-0 flex-col gap-1">
        <p className={`flex items-center gap-1.5 font-medium ${colour}`}>
          <Icon aria-hidden="true" size={18} />
          {t(`state.${state}`, { at: link.revokedAt === null ? '' : moment(link.revokedAt) })}
        </p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
          <Fact name={t('list.until')} value={moment(link.expiresAt - 1)} />
          <Fact name={t('list.names')} value={t(link.withNames ? 'list.withNames' : 'list.noNames')} />
          <Fact name={t('list.opened')} value={t('list.times', { count: link.opened })} />
          <Fact
            name={t('list.last')}
            value={link.lastOpenedAt === null ? t('list.never') : moment(link.lastOpenedAt)}
          />
          <Fact name={t('list.createdAt')} value={`${moment(link.createdAt)} · ${link.createdBy}`} />
        </dl>
      </div>
      {state === 'open' && <RevokeLink id={link.id} madeAt={moment(link.createdAt)} />}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </>
  );
}
