import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DisclosureRow } from '#contract/disclosures/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { DisclosureSearch } from '../search.ts';
import { useTimeWords } from '../words.ts';

/** Disclosures, newest first. */
export const Rows = ({ search: { area, kind, state, objections } }: { search: DisclosureSearch }) => {
  const { t } = useTranslation('disclosures-console');
  const timeWords = useTimeWords();
  const { list, rows } = useList(
    listQuery(['disclosures', 'list', area, kind, state, objections], (cursor, signal) =>
      call(
        endpoints.disclosures.listDisclosures,
        { query: { area, kind, state: state && [state], objections, cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  return (
    <RecordTable<DisclosureRow>
      list={list}
      rows={rows}
      rowKey="id"
      width={960}
      empty={t('none')}
      columns={[
        {
          title: t('what'),
          key: 'title',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/disclosures/$disclosureId" params={{ disclosureId: one.id }}>
                {one.title}
              </Link>
              <div className="soft">
                {t(`disclosures:kinds.${one.kind}`)} · {one.area.name}
                {one.version > 1 && ` · ${t('version', { n: one.version })}`}
              </div>
            </>
          ),
        },
        {
          title: t('period'),
          key: 'period',
          width: 220,
          render: (_, one) => (
            <span className="num">
              {one.from} – {one.endedOn ?? one.until}
            </span>
          ),
        },
        {
          title: t('state'),
          key: 'state',
          width: 200,
          render: (_, one) => (
            <>
              {timeWords(one)}
              {one.lateDays !== null && <div className="soft">{t('late', { count: one.lateDays })}</div>}
            </>
          ),
        },
        {
          title: t('objections'),
          key: 'objections',
          width: 200,
          render: (_, { objections: o }) => (o.received === 0 ? '—' : t('counts', o)),
        },
      ]}
    />
  );
};
