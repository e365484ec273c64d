import type { ChangeKind } from '../../domain/snapshot/card-kinds.ts';
import { CHANGE_LOOKS } from './change-looks.ts';
import { useTexts } from './use-texts.ts';

interface ChangeBadgesProps {
  readonly kinds: readonly ChangeKind[];
  /** Where the card came from, by name; null where it did not move. */
  readonly from?: string | null;
}

/** What became of a card, each kind by icon and words. */
export function ChangeBadges({ kinds, from = null }: ChangeBadgesProps) {
  const { t } = useTexts();
  if (kinds.length === 0) return null;
  return (
    <ul aria-label={t('kindsLabel')} className="mt-1.5 flex flex-wrap gap-1">
      {kinds.map((kind) => (
        <ChangeBadge key={kind} kind={kind} from={from} />
      ))}
    </ul>
  );
}

function ChangeBadge({ kind, from }: { kind: ChangeKind; from: string | null }) {
  const { t } = useTexts();
  const { icon: Icon, colours } = CHANGE_LOOKS[kind];
  return (
    <li className={`inline-flex items-center gap-1 rounded px-1.5 text-sm leading-6 font-medium ${colours}`}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {from !== null && isMove(kind) ? t(`board.movedFrom.${kind}`, { stage: from }) : t(`kind.${kind}`)}
    </li>
  );
}

const MOVES = ['moved-on', 'moved-back', 'moved-across'] as const;

function isMove(kind: ChangeKind): kind is (typeof MOVES)[number] {
  return MOVES.some((move) => move === kind);
}
