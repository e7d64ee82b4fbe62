import { useTranslation } from 'react-i18next';
import type { ArchiveErasure } from '#contract/archive/api.ts';
import { shortDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

const own = ['reports', 'texts', 'photos', 'persons'];

/** The ledger: of which case what was erased when its time was over. */
export const Erasures = () => {
  const { t } = useTranslation('archive');
  const locale = useLocale();
  const { list, rows } = useList(
    listQuery(['archive', 'erasures'], (cursor, signal) => call(endpoints.archive.listErasures, { query: { cursor, limit: 50 } }, signal)),
  );
  const partWords = ({ part, count }: ArchiveErasure['parts'][number]): string => {
    const [module = '', what = ''] = part.split('.');
    return own.includes(part) ? t(`parts.${part}`, { count }) : t('parts.other', { part: t(`${module}:holdings.${what}`), count });
  };
  return (
    <RecordTable<ArchiveErasure>
      list={list}
      rows={rows}
      rowKey="caseId"
      width={760}
      empty={t('noErasures')}
      columns={[
        {
          title: t('columns.number'),
          key: 'number',
          bare: true,
          render: (_, one) => (
            <>
              <span className="num">{one.number}</span>
              <div className="soft">{one.area}</div>
            </>
          ),
        },
        {
          title: t('columns.class'),
          key: 'class',
          render: (_, one) => `${t(`classes.${one.class}`)} · ${t('until', { day: shortDay(startOfDay(one.keptUntil), locale) })}`,
        },
        {
          title: t('columns.erasedAt'),
          key: 'erasedAt',
          render: (_, one) => <span className="num">{shortDay(one.erasedAt, locale)}</span>,
        },
        { title: t('columns.parts'), key: 'parts', render: (_, one) => one.parts.map(partWords).join(t('console:comma')) },
      ]}
    />
  );
};
