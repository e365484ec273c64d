import type { TFunction } from 'i18next';
import type { Stage } from '../../domain/board.ts';
import { isIsoDate } from '../../domain/dates.ts';
import type { CommitmentId, StageId } from '../../domain/ids.ts';
import type { Commitment } from '../../domain/plan.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Language } from '../../i18n/languages.ts';
import { stageName } from '../../i18n/stage-name.ts';
import type { CardChange } from '../../services.ts';

/** What the names in a change are looked up in. */
export interface ActivityWords {
  readonly t: TFunction<['card', 'common']>;
  readonly language: Language;
  readonly stages: readonly Stage[];
  readonly commitments: readonly Pick<Commitment, 'id' | 'ordinal'>[];
}

/** What somebody did to a card, as the rest of a sentence that begins with their name. */
export function activitySentence(change: CardChange, words: ActivityWords): string {
  const { t } = words;
  switch (change.kind) {
    case 'moved':
      return change.from.stage === change.to.stage
        ? t('activity.reordered', { stage: stageWords(change.to.stage, words) })
        : t('activity.moved', { from: stageWords(change.from.stage, words), to: stageWords(change.to.stage, words) });
    case 'added':
      if (change.title === '') return t('activity.addedMeasure');
      return t('activity.added', { title: change.title, stage: stageWords(change.to.stage, words) });
    case 'taken':
      return t('activity.taken', { agency: change.agency });
    case 'archived':
      return t('activity.archived');
    case 'restored':
      return t('activity.restored');
    case 'ticked':
      return t('activity.ticked', { commitment: commitmentWords(change.commitmentId, words) });
    case 'unticked':
      return t('activity.unticked', { commitment: commitmentWords(change.commitmentId, words) });
    case 'edited':
      return editSentence(change, words);
    case 'supervised':
      return change.until === null
        ? t('activity.supervised', { reason: change.reason })
        : t('activity.supervisedUntil', { reason: change.reason, until: formatDate(words.language, change.until) });
    case 'lifted':
      return t('activity.lifted', { reason: change.reason });
  }
}

function editSentence(change: Extract<CardChange, { kind: 'edited' }>, { t, language }: ActivityWords): string {
  // A description is too long to be told twice in a list.
  if (change.field === 'description') return t('activity.description');
  const field = t(`field.${change.field}`);
  const show = (value: string) => (isIsoDate(value) ? formatDate(language, value) : value);
  if (!change.to) return t('activity.cleared', { field, from: show(change.from ?? '') });
  if (!change.from) return t('activity.set', { field, to: show(change.to) });
  return t('activity.changed', { field, from: show(change.from), to: show(change.to) });
}

function stageWords(id: StageId, { t, language, stages }: ActivityWords): string {
  const stage = stages.find((each) => each.id === id);
  return stage ? stageName(stage, language) : t('unknownStage');
}

function commitmentWords(id: CommitmentId, { t, commitments }: ActivityWords): string {
  const commitment = commitments.find((each) => each.id === id);
  return commitment ? t('commitments.one', { number: commitment.ordinal }) : t('commitments.someone');
}
