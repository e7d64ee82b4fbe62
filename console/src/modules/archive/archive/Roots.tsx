import { useTranslation } from 'react-i18next';
import type { ArchiveRoot } from '#contract/archive/api.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

/** The signed root of each day, and how a package is checked with it. */
export const Roots = () => {
  const { t } = useTranslation('archive');
  const locale = useLocale();
  const { list, rows } = useList(
    listQuery(['archive', 'roots'], (cursor, signal) => call(endpoints.archive.listRoots, { query: { cursor, limit: 31 } }, signal)),
  );
  return (
    <>
      <section className="card archive-check">
        <h2>{t('verify.title')}</h2>
        <p>{t('verify.text')}</p>
        <pre>{t('verify.command')}</pre>
        <p className="soft">{t('verify.also')}</p>
      </section>
      <RecordTable<ArchiveRoot>
        list={list}
        rows={rows}
        rowKey="day"
        width={760}
        empty={t('noRoots')}
        columns={[
          {
            title: t('columns.day'),
            key: 'day',
            width: 120,
            bare: true,
            render: (_, one) => <span className="num">{shortDay(startOfDay(one.day), locale)}</span>,
          },
          { title: t('columns.cases'), dataIndex: 'cases', width: 80, align: 'right' },
          { title: t('columns.root'), key: 'root', render: (_, one) => <code className="archive-hash">{one.root}</code> },
          { title: t('columns.signature'), key: 'signature', render: (_, one) => <code className="archive-hash">{one.signature}</code> },
        ]}
      />
    </>
  );
};
