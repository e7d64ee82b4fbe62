import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { Notice } from '../../../components/Notice.tsx';
import { openWork, ownWork } from '../queries.ts';
import { WorkLine } from '../WorkLine.tsx';
import '../../../styles/work.css';

/** Everything long this account asked for: what is under way, and what can still be fetched. */
export const WorkList = () => {
  const { t } = useTranslation('work');
  useTitle(t('title'));
  const { list, rows } = useList(ownWork);
  const open = useQuery(openWork).data?.items;
  const { refetch } = list;
  // what is under way is looked at often; as it goes on, the list follows
  const seen = JSON.stringify(open);
  useEffect(() => {
    if (seen) void refetch();
  }, [seen, refetch]);
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('leadShort')}</p>
      </div>
      {list.isPending ? (
        <Skeleton active />
      ) : list.isError && rows.length === 0 ? (
        <Broken error={list.error} reset={() => void refetch()} />
      ) : rows.length === 0 ? (
        <Notice title={t('none')}>{t('noneText')}</Notice>
      ) : (
        <section className="card">
          <ul className="work-list">
            {rows.map((one) => (
              <WorkLine key={one.id} work={one} />
            ))}
          </ul>
        </section>
      )}
      <More list={list} />
    </div>
  );
};
