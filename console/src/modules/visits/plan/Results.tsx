import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitRow } from '#contract/visits/visits.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { LookForm } from './LookForm.tsx';

/** Visits of a plan, for its lead; what was answered opens for a reason. */
export const Results = ({ planId }: { planId: string }) => {
  const { t } = useTranslation('visits-console');
  const locale = useLocale();
  const [looking, setLooking] = useState<VisitRow | null>(null);
  const { list, rows } = useList(
    listQuery(['visits', 'results', planId], (cursor, signal) =>
      call(endpoints.visits.listVisits, { query: { plan: planId, cursor, limit: 20 } }, signal),
    ),
  );
  return (
    <section className="hazard-part" aria-label={t('results.title')}>
      <h2>{t('results.title')}</h2>
      <p className="soft">{t('results.lead')}</p>
      <RecordTable<VisitRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={700}
        empty={t('results.none')}
        columns={[
          { title: t('results.at'), key: 'at', width: 150, render: (_, { at }) => <span className="num">{shortTime(at, locale)}</span> },
          { title: t('list.address'), key: 'address', render: (_, { address }) => address },
          { title: t('results.result'), key: 'result', render: (_, { result }) => t(`visits-own:results.${result.split('-')[0]}`) },
          { title: t('list.visitor'), key: 'visitor', render: (_, { visitor }) => visitor },
          { title: t('results.wishes'), key: 'wishes', render: (_, { wishes }) => <span className="num">{wishes}</span> },
          {
            title: '',
            key: 'look',
            render: (_, one) => (
              <Button size="small" onClick={() => setLooking(one)}>
                {t('results.look')}
              </Button>
            ),
          },
        ]}
      />
      {looking && <LookForm visit={looking} onClose={() => setLooking(null)} />}
    </section>
  );
};
