import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { OrganisationSearch } from './search.ts';
import { OrganisationLink } from './Tree.tsx';

/** What a search by name, credit code or kind finds below the area, as a flat list. */
export const Results = ({ search, area }: { search: OrganisationSearch; area: string }) => {
  const { t } = useTranslation('organisations');
  const query = { area, q: search.q, kind: search.kind };
  const list = useInfiniteQuery({
    queryKey: ['org', 'search', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.organisations.searchOrganisations, { query: { ...query, cursor: pageParam, limit: 50 } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Skeleton active className="org-pad" />;
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  if (rows.length === 0) return <Notice title={t('search.none')}>{t('search.noneText')}</Notice>;
  return (
    <>
      <ul className="org-results" aria-label={t('search.results')}>
        {rows.map((row) => (
          <li key={row.id}>
            <OrganisationLink row={row} withArea />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('console:more')}
          </Button>
        </div>
      )}
    </>
  );
};
