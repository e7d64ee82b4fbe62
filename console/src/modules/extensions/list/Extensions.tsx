import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Extension, extensionStates } from '#contract/extensions/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { DecideDrawer } from '../drawers.tsx';
import type { ExtensionSearch } from '../pages.tsx';
import { Acts, Request, Standing } from '../Standing.tsx';
import '../../../styles/ratings.css';

/** Requests for more time: to be decided, of the own organisation, of the area. */
export const Extensions = () => {
  const { t } = useTranslation('extensions-console');
  const me = useMe();
  const search = useSearch({ strict: false }) as ExtensionSearch;
  const navigate = useNavigate();
  const [deciding, setDeciding] = useState<Extension | null>(null);
  useTitle(t('nav.extensions'));
  const whiches = [
    ...(mayOpen(me, 'extensions.decide') ? (['to_decide', 'area'] as const) : []),
    ...(mayOpen(me, 'extensions.ask') ? (['own'] as const) : []),
  ];
  const which = whiches.find((one) => one === search.which) ?? whiches[0] ?? 'own';
  const { state } = search;
  const { list, rows } = useList(
    listQuery(['extensions', which, state], (cursor, signal) =>
      call(endpoints.extensions.listExtensions, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: ExtensionSearch): void => void navigate({ to: '/extensions', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.extensions')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Segmented
          value={which}
          aria-label={t('which.label')}
          onChange={(next) => change({ which: next, state: undefined })}
          options={whiches.map((value) => ({ value, label: t(`which.${value}`) }))}
        />
        {which !== 'to_decide' && (
          <Select
            aria-label={t('state')}
            value={state ?? ''}
            options={[
              { value: '', label: t('anyState') },
              ...extensionStates.map((value) => ({ value, label: t(`extensions:states.${value}`) })),
            ]}
            onChange={(next) => change({ state: next === '' ? undefined : (next as ExtensionSearch['state']) })}
          />
        )}
      </search>
      <RecordTable<Extension>
        list={list}
        rows={rows}
        rowKey="id"
        width={960}
        empty={t('none')}
        columns={[
          {
            title: t('case'),
            key: 'case',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: one.caseId }} search={{ queue: 'all' }}>
                  {one.title}
                </Link>
                <div className="soft">
                  <span className="num">{one.number}</span> · {one.area}
                </div>
              </>
            ),
          },
          { title: t('request'), key: 'request', render: (_, one) => <Request extension={one} /> },
          { title: t('organisation'), key: 'organisation', render: (_, { organisation }) => organisation },
          { title: t('result'), key: 'standing', width: 240, render: (_, one) => <Standing extension={one} /> },
          {
            title: t('acts'),
            key: 'acts',
            width: 110,
            render: (_, one) => <Acts extension={one} onDecide={() => setDeciding(one)} />,
          },
        ]}
      />
      {deciding && <DecideDrawer extension={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
};
