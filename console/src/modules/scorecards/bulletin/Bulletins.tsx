import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Bulletin } from '#contract/scorecards/bulletin.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullDay } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { bulletinsQuery } from '../queries.ts';

/** Bulletins, newest first. */
export const Bulletins = () => {
  const { t } = useTranslation('scorecards-console');
  const locale = useLocale();
  const { list, rows } = useList(bulletinsQuery);
  useTitle(t('bulletin.title'));
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/scorecards" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{t('bulletin.title')}</h1>
      </div>
      <RecordTable<Bulletin>
        rowKey="id"
        list={list}
        rows={rows}
        width={640}
        empty={t('bulletin.none')}
        columns={[
          {
            title: t('card'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/bulletins/$bulletinId" params={{ bulletinId: one.id }}>
                  {labelOf(one.title)}
                </Link>
                {one.replaced && <div className="soft">{t('bulletin.replaced')}</div>}
              </>
            ),
          },
          {
            title: t('bulletin.numbered'),
            key: 'number',
            width: 170,
            render: (_, one) => t('bulletin.number', { year: one.year, number: one.number }),
          },
          {
            title: t('period'),
            key: 'period',
            width: 230,
            render: (_, { first, last }) => (
              <span className="num">
                {first} – {last}
              </span>
            ),
          },
          { title: t('bulletin.issuedAt'), key: 'at', width: 140, render: (_, { issuedAt }) => fullDay(issuedAt, locale) },
        ]}
      />
    </div>
  );
};
