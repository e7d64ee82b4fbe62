import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Exclusion, exclusionStates } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { wordOf } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { caseColumn } from '../../../components/list/caseColumn.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
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
    <QueuePage<Exclusion, typeof which>
      sections={<Sections />}
      title={t('sections.exclusions')}
      lead={t('exclusions.lead')}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`exclusions.which.${one}`)}
      onWhich={(next) => change({ which: next, state: undefined })}
      filters={
        which !== 'to_decide' && (
          <ChoiceFilter
            label={t('demands-console:state')}
            any={t('demands-console:anyState')}
            value={state}
            choices={exclusionStates}
            word={(one) => t(`exclusions.states.${one}`)}
            onChange={(next) => change({ state: next })}
          />
        )
      }
      list={list}
      rows={rows}
      width={960}
      empty={t('exclusions.none')}
      columns={[
        caseColumn(t('calls.case'), ({ area, satisfied }) => [area, satisfied !== null && t(`exclusions.said.${satisfied}`)]),
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
    >
      {deciding && <DecideDrawer exclusion={deciding} onClose={() => setDeciding(null)} />}
    </QueuePage>
  );
};
