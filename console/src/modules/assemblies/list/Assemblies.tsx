import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssemblyRow } from '#contract/assemblies/api.ts';
import { fullDay, lastMoment } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PrepareForm } from '../PrepareForm.tsx';
import '../../../styles/parts.css';

/** Owners' assemblies: what is prepared, what runs, what came of it. */
export const Assemblies = () => {
  const { t, i18n } = useTranslation('assemblies-console');
  const me = useMe();
  const navigate = useNavigate();
  const [preparing, setPreparing] = useState(false);
  useTitle(t('title'));
  const estates = useQuery({
    queryKey: ['assemblies', 'estates'],
    queryFn: ({ signal }) => call(endpoints.assemblies.listOwnerEstates, { query: {} }, signal),
  }).data;
  const { list, rows } = useList(
    listQuery(['assemblies', 'list'], (cursor, signal) =>
      call(endpoints.assemblies.listAssemblies, { query: { cursor, limit: 30 } }, signal),
    ),
  );
  const mayRun = estates?.items.some((one) => one.mayRun) ?? false;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="bar">
        {mayRun && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setPreparing(true)}>
            {t('prepare')}
          </Button>
        )}
        <Link to="/owner-estates" className="button-link quiet">
          {t('registers')}
        </Link>
        {mayOpen(me, 'assemblies.set_rules') && (
          <Link to="/owner-rules" className="button-link quiet">
            {t('assemblies:rules.title')}
          </Link>
        )}
      </div>
      <RecordTable<AssemblyRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t(estates?.items.length ? 'none' : 'noRegister')}
        columns={[
          {
            title: t('one'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/assemblies/$assemblyId" params={{ assemblyId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {one.where} · {one.area.name}
                </div>
              </>
            ),
          },
          { title: t('state'), key: 'state', width: 110, render: (_, one) => t(`assemblies:assemblyStates.${one.state}`) },
          {
            title: t('days'),
            key: 'days',
            width: 230,
            render: (_, one) => (
              <span className="num">
                {t('span', { from: fullDay(one.opensAt, i18n.language), to: fullDay(lastMoment(one.closesAt), i18n.language) })}
              </span>
            ),
          },
          { title: t('items'), key: 'items', width: 70, render: (_, one) => one.items },
          { title: t('served'), key: 'served', width: 110, render: (_, one) => t('ofAll', { n: one.served, all: one.due }) },
          { title: t('voted'), key: 'cast', width: 110, render: (_, one) => t('ofAll', { n: one.cast, all: one.due }) },
        ]}
      />
      {preparing && (
        <PrepareForm
          estates={estates?.items.filter((one) => one.mayRun) ?? []}
          onClose={() => setPreparing(false)}
          onDone={(one) => void navigate({ to: '/assemblies/$assemblyId', params: { assemblyId: one.id } })}
        />
      )}
    </div>
  );
};
