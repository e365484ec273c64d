import { Link, useSearchParams } from '@remix-run/react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { nextOrder, type Order, type OrderKey, writeOrder } from './board-order.ts';

interface ColumnHeadProps {
  readonly column: OrderKey;
  readonly order: Order | null;
  readonly label: string;
  /** Stands alone on a narrow screen, where the label is for the screen reader. */
  readonly icon?: ReactNode;
  readonly numeric?: boolean;
  readonly className?: string;
}

/** A column's head, and a link to the page in that column's order. */
export function ColumnHead({ column, order, label, icon, numeric = false, className = '' }: ColumnHeadProps) {
  const [params] = useSearchParams();
  const mine = order?.key === column ? order : null;
  const Arrow = mine?.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={mine === null ? undefined : mine.descending ? 'descending' : 'ascending'}
      className={`border-b border-line-strong font-medium ${numeric ? 'text-right' : 'text-left'} ${className}`}
    >
      <Link
        to={`?${withOrder(params, nextOrder(order, column))}`}
        replace
        preventScrollReset
        title={label}
        className={`inline-flex min-h-8 items-center gap-1 rounded px-2 hover:text-accent max-sm:px-1.5 ${numeric ? 'justify-end' : ''}`}
      >
        {mine && <Arrow aria-hidden="true" size={14} className="shrink-0 text-accent" />}
        {icon}
        <span className={icon ? 'whitespace-nowrap max-md:sr-only' : 'whitespace-nowrap'}>{label}</span>
      </Link>
    </th>
  );
}

function withOrder(params: URLSearchParams, order: Order | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (order === null) next.delete('order');
  else next.set('order', writeOrder(order));
  return next;
}
