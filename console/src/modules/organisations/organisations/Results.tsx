import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Notice } from '../../../components/Notice.tsx';
import type { OrganisationSearch } from './search.ts';
import { OrganisationLink } from './Tree.tsx';

/** What a search by name, credit code or kind finds below the area, as a flat list. */
export const Results = ({ search, area }: { search: OrganisationSearch; area: string }) => {
  const { t } = useTranslation('organisations');
  const query = { area, q: search.q, kind: search.kind };
  const { list, rows } = useList(
    listQuery(['org', 'search', query], (cursor, signal) =>
      call(endpoints.organisations.searchOrganisations, { query: { ...query, cursor, limit: 50 } }, signal),
    ),
  );
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
          <More list={list} />
        </div>
      )}
    </>
  );
};
