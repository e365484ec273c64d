import { Link, useNavigate } from '@remix-run/react';
import { ExternalLink } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { PanelFrame } from '../../components/card-panel/panel-frame.tsx';
import { CardChanges } from '../../components/snapshot/card-changes.tsx';
import { FrozenDetails } from '../../components/snapshot/frozen-details.tsx';
import { FrozenNotes } from '../../components/snapshot/frozen-notes.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { AgencyId, CardId } from '../../domain/ids.ts';
import { isGone } from '../../domain/plan.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { CardData, SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

interface OpenCardProps {
  readonly page: SnapshotPage;
  readonly links: Links;
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** The card that is open: beside the board, on a narrow screen over all of it. */
export function OpenCard({ page, links, agencies }: OpenCardProps) {
  const { t } = useTexts();
  const card = useTranslation('card');
  const closeHref = links.to({ card: null });
  const navigate = useNavigate();
  const close = useCallback(() => navigate(closeHref, { preventScrollReset: true }), [navigate, closeHref]);
  const open = page.card;
  if (open === null) return null;
  if (open === 'missing') {
    const id = (links.address.card ?? '') as CardId;
    return (
      <Over>
        <PanelFrame cardId={id} kind={card.t('panel')} title={t('card.missing')} closeHref={closeHref} onClose={close}>
          <p className="px-4 py-4 text-ink-soft">{t('card.missingHelp')}</p>
        </PanelFrame>
      </Over>
    );
  }
  const kind = card.t(`kind.${open.card.kind}`);
  return (
    <Over>
      <PanelFrame
        key={open.card.id}
        cardId={open.card.id}
        kind={`${kind} · ${open.agency.name}`}
        title={<Title data={open} />}
        closeHref={closeHref}
        onClose={close}
      >
        <Body data={open} page={page} links={links} agencies={agencies} />
      </PanelFrame>
    </Over>
  );
}

/** On a phone the page is longer than the window, and the card is over the window. */
function Over({ children }: { children: ReactNode }) {
  return <div className="contents max-md:fixed max-md:inset-0 max-md:z-40 max-md:block">{children}</div>;
}

function Title({ data: { card, measures } }: { data: CardData }) {
  if (card.kind === 'task') return <span lang={DOCUMENT_LANGUAGE}>{card.title}</span>;
  const measure = measures.after ?? measures.before;
  return measure && <MeasureName measure={measure} />;
}

function Body({ data, page, links, agencies }: OpenCardProps & { readonly data: CardData }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { card, agency, diff, measures, notes, boardId } = data;
  const measure = measures.after ?? measures.before;
  const stages = useMemo(() => stagesOf(page), [page]);
  const nameOf = (id: string) => {
    const stage = stages.find((each) => each.id === id);
    return stage ? stageName(stage, language) : id;
  };
  return (
    <>
      <p className="px-4 pt-3 text-sm">
        <Link to={`/boards/${boardId}/cards/${card.id}`} className="link inline-flex items-center gap-1">
          <ExternalLink aria-hidden="true" size={14} />
          {t('card.live')}
        </Link>
      </p>
      {data.isGone && <p className="mx-4 mt-2 rounded bg-behind-soft px-3 py-2 text-behind">{t('card.goneNow')}</p>}
      <FrozenDetails
        card={card}
        agencyId={agency.id}
        stage={stages.find(({ id }) => id === card.placement.stage)}
        measure={measure}
        section={data.section ?? undefined}
        tasks={data.tasks}
        agencies={agencies}
        today={page.today}
        measureCardId={data.measureCardId}
        changes={diff && <CardChanges diff={diff} measures={measures} stageName={nameOf} />}
        sourceHref={({ id }) => `/plans/${page.plan.id}/${measure && isGone(measure) ? 'texts' : `source#c-${id}`}`}
        cardHref={(id) => links.to({ card: id })}
      >
        <FrozenNotes text={notes.text} blocks={notes.blocks} />
      </FrozenDetails>
    </>
  );
}

/** Those of the state that is shown, and those that only the one before had. */
function stagesOf({ stages, shown }: SnapshotPage) {
  return shown.kind === 'board' ? shown.columns.map(({ stage }) => stage) : stages;
}
