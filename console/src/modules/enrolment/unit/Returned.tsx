import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { periodName } from '#ui/period.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { hoursOf } from '../hours.ts';

/** What the unit was given of each member in a period, in the order of names. */
export const Returned = ({ unitId, period }: { unitId: string; period: string }) => {
  const { t } = useTranslation('enrolment-console');
  const { busy, download } = useDownload();
  const { list, rows } = useList(
    listQuery(['enrolment', 'returned', unitId, period], (cursor, signal) =>
      call(endpoints.enrolment.listReturnedRecords, { params: { unitId }, query: { period, cursor, limit: 50 } }, signal),
    ),
  );
  return (
    <>
      <h3>{periodName(period)}</h3>
      <Button loading={busy} onClick={() => download(`/api/enrolment/unit-pages/${unitId}/sheet?period=${period}`)}>
        {t('page.sheet')}
      </Button>
      <RecordTable
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('page.none')}
        columns={[
          { title: t('person'), key: 'person', bare: true, render: (_, one) => <strong>{one.name}</strong> },
          { title: t('page.hours'), key: 'hours', render: (_, one) => <span className="num">{hoursOf(one.minutes)}</span> },
          { title: t('page.rated'), key: 'rated', render: (_, one) => <span className="num">{one.rated}</span> },
        ]}
      />
    </>
  );
};
