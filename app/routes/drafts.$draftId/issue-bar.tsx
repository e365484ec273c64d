import { Link } from '@remix-run/react';
import { Check, ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { usePlanTexts } from '../../components/use-plan-texts.ts';
import { WARNING_CODES, type WarningCode } from '../../domain/document/warnings.ts';
import type { DraftView } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { CorrectForm } from './correct-form.tsx';
import { type Issue, nextIssue } from './issues.ts';
import { hrefTo } from './selection.ts';
import { TakeForm } from './take-form.tsx';

interface IssueBarProps {
  readonly draft: DraftView;
  readonly issues: readonly Issue[];
  readonly at: string | null;
}

/** What is left to people, in front of everything else: how much, one after the other, and what to do about it. */
export function IssueBar({ draft, issues, at }: IssueBarProps) {
  const { t } = useTexts();
  const left = issues.filter(({ isDone }) => !isDone);
  const count = (kind: Issue['kind']) => left.filter((issue) => issue.kind === kind).length;
  const current = issues.find((issue) => issue.at === at) ?? null;
  const [previous, next] = [nextIssue(issues, at, -1), nextIssue(issues, at, 1)];
  return (
    <section
      aria-label={t('issues.label')}
      data-keeps-focus=""
      tabIndex={-1}
      className={`border-b border-line px-3 py-2 text-sm sm:px-4 ${left.length > 0 ? 'bg-behind-soft' : 'bg-surface'}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className={`flex items-center gap-1.5 font-medium ${left.length > 0 ? 'text-behind' : 'text-done'}`}>
          {left.length > 0 ? <TriangleAlert aria-hidden="true" size={16} /> : <Check aria-hidden="true" size={16} />}
          {left.length > 0 ? t('issues.count', { left: left.length }) : t('issues.none')}
        </p>
        {left.length > 0 && (
          <p>
            {t('issues.warnings', { count: count('warning') })} · {t('issues.unread', { count: count('unread') })}
          </p>
        )}
        {issues.length > left.length && <p>{t('issues.done', { count: issues.length - left.length })}</p>}
        {left.length > 0 && (
          <p className="flex items-center gap-1" title={t('issues.keys')}>
            <Step issue={previous} icon={ChevronUp} words={t('issues.previous')} />
            <Step issue={next} icon={ChevronDown} words={t('issues.next')} />
            <kbd className="text-ink-soft max-sm:hidden">{t('issues.keys')}</kbd>
          </p>
        )}
        {issues.length > 0 && <IssueList issues={issues} />}
      </div>
      <div aria-live="polite">
        {current && <Current draft={draft} issue={current} place={issues.indexOf(current) + 1} all={issues.length} />}
      </div>
    </section>
  );
}

function Step({ issue, icon: Icon, words }: { issue: Issue | null; icon: typeof ChevronUp; words: string }) {
  return (
    <Link to={hrefTo(issue?.at ?? '')} replace preventScrollReset className="button min-h-8">
      <Icon aria-hidden="true" size={16} />
      {words}
    </Link>
  );
}

function Current({ draft, issue, place, all }: { draft: DraftView; issue: Issue; place: number; all: number }) {
  const { t } = useTexts();
  const { warning, isDone } = issue;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-1.5">
      <p className="min-w-48 flex-1 leading-6">
        <span className="mr-2 text-ink-soft tabular-nums">{t('issues.at', { number: place, all })}</span>
        <IssueWords issue={issue} />
      </p>
      {warning ? (
        <CorrectForm fields={{ kind: 'review', warning: warning.key, to: !isDone }}>
          <button type="submit" className="button min-h-8">
            <Check aria-hidden="true" size={16} />
            {t(isDone ? 'issues.reopen' : 'issues.review')}
          </button>
        </CorrectForm>
      ) : (
        <>
          <CorrectForm fields={{ kind: 'aside', at: issue.start, to: !isDone }}>
            <button type="submit" className="button min-h-8">
              <Check aria-hidden="true" size={16} />
              {t(isDone ? 'issues.asideBack' : 'issues.aside')}
            </button>
          </CorrectForm>
          {!isDone && <TakeForm draft={draft} start={issue.start} />}
        </>
      )}
    </div>
  );
}

function IssueList({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTexts();
  return (
    <details className="basis-full">
      <summary className="w-fit text-accent">{t('issues.list')}</summary>
      <ol className="mt-1 flex max-h-[30dvh] flex-col gap-1 overflow-y-auto">
        {issues.map((issue) => (
          <li key={issue.at}>
            <Link to={hrefTo(issue.at)} replace preventScrollReset className="link">
              <IssueWords issue={issue} />
            </Link>
            {issue.isDone && <span className="ml-2 text-done">{t('issues.reviewed')}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Characters of an unread stretch that are enough to know it by. */
const SHOWN = 80;

function IssueWords({ issue: { warning, text } }: { issue: Issue }) {
  const { t: plan } = usePlanTexts();
  const code = warning?.code;
  return (
    <>
      <strong className="mr-2 font-medium">
        {warning ? isWarningCode(code) && plan(`warning.${code}`) : plan('source.kind.unread')}
      </strong>
      <span lang={DOCUMENT_LANGUAGE}>
        {warning ? warning.message : text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
      </span>
    </>
  );
}

function isWarningCode(code: unknown): code is WarningCode {
  return typeof code === 'string' && code in WARNING_CODES;
}
