import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Objection, objectionStates } from '#contract/objections/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { ObjectionSearch } from '../pages.tsx';
import { Acts, Raised, Standing } from '../Standing.tsx';
import '../../../styles/ratings.css';

/** Objections to dispatches: to be decided, of the own organisation, of the area. */
export const Objections = () => {
  const { t } = useTranslation('objections-console');
  const me = useMe();
  const search = useSearch({ strict: false }) as ObjectionSearch;
  const navigate = useNavigate();
  useTitle(t('nav.objections'));
  const whiches = [
    ...(mayOpen(me, 'objections.decide') ? (['to_decide', 'area'] as const) : []),
    ...(mayOpen(me, 'objections.raise') ? (['own'] as const) : []),
  ];
  const which = whiches.find((one) => one === search.which) ?? whiches[0] ?? 'own';
  const { state } = search;
  const { list, rows } = useList(
    listQuery(['objections', which, state], (cursor, signal) =>
      call(endpoints.objections.listObjections, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: ObjectionSearch): void => void navigate({ to: '/objections', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.objections')}</h1>
        <p className="soft">{t('lead')}</p>
        {mayOpen(me, 'cases.read') && <Link to="/objections/passings">{t('nav.passings')}</Link>}
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
              ...objectionStates.map((value) => ({ value, label: t(`objections:states.${value}`) })),
            ]}
            onChange={(next) => change({ state: next === '' ? undefined : (next as ObjectionSearch['state']) })}
          />
        )}
      </search>
      <RecordTable<Objection>
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
                  <span className="num">{one.number}</span> · {one.area.name}
                </div>
              </>
            ),
          },
          { title: t('objection'), key: 'objection', render: (_, one) => <Raised objection={one} /> },
          { title: t('result'), key: 'standing', width: 240, render: (_, one) => <Standing objection={one} /> },
          {
            title: t('acts'),
            key: 'acts',
            width: 110,
            render: (_, one) => <Acts objection={one} />,
          },
        ]}
      />
    </div>
  );
};
