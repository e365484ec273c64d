import { nanoid } from 'nanoid';
import { useRef, useState } from 'react';
import { type FailureCode, failureCode } from '../ask-server.ts';
import { useBrowserLayoutEffect } from '../components/use-browser-layout-effect.ts';
import { isIsoDate } from '../domain/dates.ts';
import type { AgencyId, CardId, DecisionId, MeasureId } from '../domain/ids.ts';
import { REVIEW_LIMITS } from '../domain/plan-state.ts';
import { postDecision } from './ask.ts';
import { contentOf, type DecisionDraft, type DraftSubject, keepDraft, keptDraft, NO_DRAFT } from './decision-draft.ts';
import type { Meeting } from './meeting.ts';
import type { Decision, NewDecision } from './services.ts';

export interface DecisionFormOptions {
  readonly meeting: Pick<Meeting, 'review' | 'agencies' | 'measures' | 'tasks'>;
  readonly draftKey: string;
  /** What a new decision is on, and whom it is for, until something else is chosen. */
  readonly preset: Preset;
  readonly onDecided: (decision: Decision) => void;
}

export interface Preset {
  readonly subject: DraftSubject;
  readonly agencyIds: readonly AgencyId[];
}

export const NO_PRESET: Preset = { subject: 'plan', agencyIds: [] };

/** What a form lacks to be sent. */
export type Lack = 'text' | 'tooLong' | 'agencies' | 'dueOn';

/** A decision that is being written: kept in this browser from the first letter until the server has it. */
export function useDecisionForm({ meeting, draftKey, preset, onDecided }: DecisionFormOptions) {
  const [draft, setDraft] = useState<DecisionDraft>({ ...NO_DRAFT, ...preset });
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const presetRef = useRef(preset);

  // Not with the first render, which the server may have done without the browser's storage.
  useBrowserLayoutEffect(() => {
    const kept = keptDraft(draftKey);
    if (kept) setDraft(kept);
  }, [draftKey]);

  // What is already being written is not turned into something else by the page that moves on beneath it.
  const { subject, agencyIds } = preset;
  const agencyKey = agencyIds.join(' ');
  useBrowserLayoutEffect(() => {
    presetRef.current = preset;
    setDraft((before) => (before.text === '' ? { ...before, subject, agencyIds } : before));
  }, [subject, agencyKey]);

  const choices = agenciesFor(meeting, draft.subject);
  const change = (part: Partial<DecisionDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setLacks([]);
    keepDraft(draftKey, next);
  };

  const send = async () => {
    if (isSending) return;
    const missing = lacksOf(draft);
    setLacks(missing);
    if (missing.length > 0) return;
    const content = contentOf(draft);
    const id = draft.attempt?.content === content ? draft.attempt.id : nanoid();
    change({ attempt: { id, content } });
    setSending(true);
    setFailure(null);
    try {
      const decision = await postDecision(meeting.review.id, toDecision(draft, id));
      const next = { ...NO_DRAFT, ...presetRef.current };
      setDraft(next);
      keepDraft(draftKey, next);
      onDecided(decision);
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setSending(false);
    }
  };

  return {
    draft,
    choices,
    isSending,
    failure,
    lacks,
    change,
    chooseSubject(next: DraftSubject) {
      const possible = new Set(agenciesFor(meeting, next).map(({ id }) => id));
      const isTask = next.startsWith('task/');
      change({ subject: next, agencyIds: isTask ? [...possible] : draft.agencyIds.filter((id) => possible.has(id)) });
    },
    toggleAgency(id: AgencyId) {
      const has = draft.agencyIds.includes(id);
      change({ agencyIds: has ? draft.agencyIds.filter((each) => each !== id) : [...draft.agencyIds, id] });
    },
    send,
  };
}

/** Those that can be told to carry out something that is on a subject. */
function agenciesFor({ agencies, measures, tasks }: DecisionFormOptions['meeting'], subject: DraftSubject) {
  const [kind, id] = subject.split('/');
  if (kind === 'plan') return agencies;
  const own =
    kind === 'measure'
      ? measures.find((measure) => measure.id === id)?.agencyIds
      : tasks.flatMap((task) => (task.id === id ? task.agencyId : []));
  return agencies.filter((agency) => own?.includes(agency.id));
}

function lacksOf({ text, agencyIds, dueOn }: DecisionDraft): Lack[] {
  const lacks: Lack[] = [];
  if (text.trim() === '') lacks.push('text');
  if (text.trim().length > REVIEW_LIMITS.decision) lacks.push('tooLong');
  if (agencyIds.length === 0) lacks.push('agencies');
  if (dueOn !== '' && !isIsoDate(dueOn)) lacks.push('dueOn');
  return lacks;
}

function toDecision({ text, subject, agencyIds, person, dueOn }: DecisionDraft, id: string): NewDecision {
  const [kind, subjectId] = subject.split('/');
  return {
    id: id as DecisionId,
    text: text.trim(),
    agencyIds,
    person: person.trim(),
    dueOn: isIsoDate(dueOn) ? dueOn : null,
    measureId: kind === 'measure' ? (subjectId as MeasureId) : null,
    cardId: kind === 'task' ? (subjectId as CardId) : null,
  };
}
