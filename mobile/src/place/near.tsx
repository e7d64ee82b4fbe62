import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Point } from '#contract/kernel/values.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { useDistance } from './distance.ts';
import { metresBetween } from './here.ts';

/** What the page "near me this week" gives each module's `near-section.tsx`. */
export interface NearProps {
  /** Where the reader stands, measured by one tap; it stays on this page. Null: not asked for. */
  readonly here: Point | null;
}

/** Cards of one sort shown at most; the page of the module has the others. */
const shown = 5;

interface SectionProps<T> extends NearProps {
  readonly title: string;
  readonly list: UseQueryResult<readonly T[]>;
  readonly pointOf: (one: T) => Point | null;
  /** The card of one, brings its key. @param away how far it is from the reader, null where that is not known */
  readonly children: (one: T, away: string | null) => ReactNode;
  /** The way to all of them. */
  readonly all?: ReactNode;
}

/** Things of one sort near the reader: nearest first where it is known where the reader stands, else as they came; nothing where there are none. */
export const NearSection = <T,>({ title, list, here, pointOf, children, all }: SectionProps<T>) => {
  const distance = useDistance();
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return null;
  const metres = (one: T): number | null => {
    const point = pointOf(one);
    return here && point && metresBetween(here, point);
  };
  const rows = list.data.map((one) => ({ one, away: metres(one) }));
  if (here) rows.sort((a, b) => (a.away ?? Number.POSITIVE_INFINITY) - (b.away ?? Number.POSITIVE_INFINITY));
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {rows.slice(0, shown).map(({ one, away }) => children(one, away === null ? null : distance(away)))}
      {all}
    </section>
  );
};

interface CardProps {
  readonly title: string;
  /** When, where, by whom: a line each. */
  readonly lines: readonly (string | null)[];
  readonly away: string | null;
  /** Its one button. */
  readonly children: ReactNode;
}

/** One thing to take part in: what, when, where, how far, and one button. */
export const NearCard = ({ title, lines, away, children }: CardProps) => (
  <article className="card stack" aria-label={title}>
    <div className="row">
      <strong className="grow">{title}</strong>
      {away && <span className="tag">{away}</span>}
    </div>
    {lines.flatMap((words) => (words === null ? [] : [<p key={words}>{words}</p>]))}
    {children}
  </article>
);
