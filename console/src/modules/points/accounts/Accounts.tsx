import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointsAccount } from '#contract/points/statement.ts';
import { useTitle } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { Sections } from '../Sections.tsx';
import { accountsQuery } from './queries.ts';
import { StatementDrawer } from './StatementDrawer.tsx';

const kinds = ['all', 'budget', 'unit', 'team', 'merchant'] as const;

/** Accounts of budgets, units, teams and merchants in one’s areas. Persons have theirs on the phone and stand on no list. */
export const Accounts = () => {
  const { t } = useTranslation('points-console');
  const [kind, setKind] = useState<(typeof kinds)[number]>('all');
  const [shown, setShown] = useState<PointsAccount | null>(null);
  const { list, rows } = useList(accountsQuery(kind === 'all' ? undefined : kind));
  useTitle(t('title'));
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Segmented
          style={{ flex: '0 0 auto' }}
          aria-label={t('kind')}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
      </search>
      <RecordTable<PointsAccount>
        list={list}
        rows={rows}
        rowKey={({ type, id }) => `${type} ${id}`}
        empty={t('none')}
        columns={[
          {
            title: t('name'),
            key: 'name',
            bare: true,
            render: (_, one) => (
              <button type="button" className="plain-link" onClick={() => setShown(one)}>
                {one.name}
              </button>
            ),
          },
          { title: t('kind'), key: 'kind', render: (_, one) => t(`kinds.${one.type}`) },
          { title: t('area'), key: 'area', render: (_, one) => one.area ?? '—' },
          { title: t('available'), key: 'available', align: 'right', render: (_, one) => <span className="num">{one.available}</span> },
          { title: t('pending'), key: 'pending', align: 'right', render: (_, one) => <span className="num">{one.pending}</span> },
        ]}
      />
      {shown && <StatementDrawer account={shown} onClose={() => setShown(null)} />}
    </div>
  );
};
