import type { ReactNode } from 'react';
import { isIsoDate } from '../../domain/dates.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { isSafeHref } from '../../notes/links.ts';
import { inlineText } from '../../notes/plain-text.ts';
import type { NotesNode } from '../../notes/services.ts';

/** What stands within a line of notes, with its marks around it. */
export function StaticInline({ node }: { node: NotesNode }) {
  // The first mark is the outermost.
  return <>{(node.marks ?? []).reduceRight<ReactNode>(wrap, <Bare node={node} />)}</>;
}

function Bare({ node }: { node: NotesNode }) {
  const { type, attrs = {} } = node;
  switch (type) {
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <span data-mention="">{inlineText(node)}</span>;
    case 'commitment':
      return <span data-commitment="">{inlineText(node)}</span>;
    case 'day':
      return <Day on={attrs.on} />;
    default:
      return inlineText(node);
  }
}

function Day({ on }: { on: unknown }) {
  const language = useLanguage();
  if (!isIsoDate(on)) return null;
  return (
    <time dateTime={on} data-on={on} lang={language}>
      {formatDate(language, on)}
    </time>
  );
}

function wrap(inner: ReactNode, { type, attrs }: NonNullable<NotesNode['marks']>[number]): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'strike':
      return <s>{inner}</s>;
    case 'code':
      return <code>{inner}</code>;
    case 'link':
      return isSafeHref(attrs?.href) ? (
        <a href={attrs.href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      ) : (
        inner
      );
    default:
      return inner;
  }
}
