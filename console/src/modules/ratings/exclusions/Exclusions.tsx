import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Exclusion, exclusionStates } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { wordOf } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Sections } from '../Sections.tsx';
import type { RatingSearch } from '../search.ts';
import { DecideDrawer } from './DecideDrawer.tsx';
import { Standing } from './Standing.tsx';
import { Withdraw } from './Withdraw.tsx';

/** Requests that complaints not count: to be decided, of the own organisation, of the area. */
export const Exclusions = () => {
  const { t } = useTranslation('ratings-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/exclusions' });
  const navigate = useNavigate();
  const [deciding, setDeciding] = useState<Exclusion | null>(null);
  useTitle(t('sections.exclusions'));
  const whiches = [
    ...(mayOpen(me, 'ratings.decide_exclusion') ? (['to_decide'] as const) : []),
    ...(mayOpen(me, 'ratings.read') ? (['area'] as const) : []),
    ...(mayOpen(me, 'ratings.read_own') ? (['own'] as const) : []),
  ];
  const which = whiches.find((one) => one === search.which) ?? whiches[0] ?? 'own';
  const { state } = search;
  const { list, rows } = useList(
    listQuery(['ratings', 'exclusions', which, state], (cursor, signal) =>
      call(endpoints.ratings.listExclusions, { query: { which, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: RatingSearch): void => void navigate({ to: '/exclusions', search: { ...search, ...next } });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('sections.exclusions')}</h1>
        <p className="soft">{t('exclusions.lead')}</p>
      </div>
      <div className="rating-top">
        <Segmented
          value={which}
          aria-label={t('exclusions.which.label')}
          onChange={(next) => change({ which: next, state: undefined })}
          options={whiches.map((value) => ({ value, label: t(`exclusions.which.${value}`) }))}
        />
      </div>
      <search className="bar">
        {which !== 'to_decide' && (
          <Select
            aria-label={t('demands-console:state')}
            value={state ?? ''}
            options={[
              { value: '', label: t('demands-console:anyState') },
              ...exclusionStates.map((value) => ({ value, label: t(`exclusions.states.${value}`) })),
            ]}
            onChange={(next) => change({ state: next === '' ? undefined : (next as RatingSearch['state']) })}
          />
        )}
      </search>
      <RecordTable<Exclusion>
        list={list}
        rows={rows}
        rowKey="id"
        width={960}
        empty={t('exclusions.none')}
        columns={[
          {
            title: t('calls.case'),
            key: 'case',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: one.caseId }} search={{ queue: 'all' }}>
                  {one.title}
                </Link>
                <div className="soft">
                  <span className="num">{one.number}</span> · {one.area}
                  {one.satisfied !== null && ` · ${t(`exclusions.said.${one.satisfied}`)}`}
                </div>
              </>
            ),
          },
          {
            title: t('exclusions.reason'),
            key: 'reason',
            render: (_, one) => (
              <>
                <strong>{t(wordOf(exclusionKindSet, one.kind))}</strong>
                <p className="rating-text">{one.reason}</p>
              </>
            ),
          },
          { title: t('exclusions.organisation'), key: 'organisation', render: (_, { organisation }) => organisation },
          { title: t('calls.result'), key: 'standing', width: 260, render: (_, one) => <Standing exclusion={one} /> },
          {
            title: t('exclusions.decide'),
            key: 'acts',
            width: 110,
            render: (_, one) => (
              <>
                {one.actions.includes('decide') && (
                  <Button size="small" type="primary" ghost onClick={() => setDeciding(one)}>
                    {t('exclusions.decide')}
                  </Button>
                )}
                {one.actions.includes('withdraw') && <Withdraw id={one.id} />}
              </>
            ),
          },
        ]}
      />
      {deciding && <DecideDrawer exclusion={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
};
