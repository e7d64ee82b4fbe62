import { useTranslation } from 'react-i18next';
import type { Booking } from '#contract/bookings/api.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { BookingActs, type Task } from './acts.tsx';
import type { askedQuery } from './queries.ts';
import { clockOf, yuan } from './times.ts';

/** Bookings that wait for somebody, one after another. */
export const BookingList = ({ query, empty, onTask }: { query: typeof askedQuery; empty: string; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('bookings-console');
  const locale = useLocale();
  const { list, rows } = useList(query);
  return (
    <RecordTable<Booking>
      list={list}
      rows={rows}
      rowKey="id"
      empty={empty}
      columns={[
        {
          title: t('time'),
          key: 'time',
          bare: true,
          render: (_, one) => (
            <>
              <strong>
                {shortTime(one.from, locale)}–{clockOf(one.to)}
              </strong>
              <div className="soft">
                {one.place.name} · {one.room.name}
              </div>
            </>
          ),
        },
        {
          title: t('what'),
          key: 'what',
          render: (_, one) => (
            <>
              {one.purpose}
              <div className="soft">
                {[one.organisation ?? one.by, t('people', { count: one.people }), one.seriesId && t('series')].filter(Boolean).join(' · ')}
              </div>
            </>
          ),
        },
        { title: t('money'), key: 'money', render: (_, one) => t('moneyOf', { fee: yuan(one.fee), deposit: yuan(one.deposit) }) },
        { title: t('act'), key: 'act', render: (_, one) => <BookingActs booking={one} onTask={onTask} /> },
      ]}
    />
  );
};
