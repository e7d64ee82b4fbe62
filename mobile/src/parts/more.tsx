import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Loading, Stale } from './states.tsx';

interface MoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the next page of a keyed list. */
export const More = ({ list }: MoreProps) => {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <button type="button" className="button wide" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t(list.isFetchingNextPage ? 'loading' : 'more')}
    </button>
  );
};

interface CardsProps<T> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: readonly T[] }>>;
  /** Shown when there is nothing. */
  empty: ReactNode;
  /** One of them; brings its key. */
  children: (one: T) => ReactNode;
}

/** A keyed list with all it may be: on its way, failed, empty, older than it should be, and with a way to what follows. */
export const Cards = <T,>({ list, empty, children }: CardsProps<T>) => {
  if (list.isPending) return <Loading />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return empty;
  return (
    <>
      <Stale list={list} />
      {rows.map(children)}
      <More list={list} />
    </>
  );
};

interface EitherProps {
  label: string;
  first: string;
  second: string;
  isFirst: boolean;
  onChoose: (first: boolean) => void;
}

/** The choice between two lists. */
export const Either = ({ label, first, second, isFirst, onChoose }: EitherProps) => (
  <fieldset className="wrap" aria-label={label}>
    {[true, false].map((value) => (
      <button key={String(value)} type="button" className="chip" aria-pressed={isFirst === value} onClick={() => onChoose(value)}>
        {value ? first : second}
      </button>
    ))}
  </fieldset>
);
