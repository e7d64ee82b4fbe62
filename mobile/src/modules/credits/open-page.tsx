import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { openCreditsQuery } from './queries.ts';

/** Grades of property companies in the newest year, for everybody. */
export const OpenPage = () => {
  const { t } = useTranslation();
  const query = useQuery(openCreditsQuery);
  const [sought, setSought] = useState('');
  const { data } = query;
  const rows = (data?.items ?? []).filter(({ name }) => name.includes(sought.trim()));
  return (
    <Page title={t('credits.title')} back>
      {!data && query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {!data && !query.isError && <Loading rows={4} />}
      {data && data.year === null && <Empty icon="book" title={t('credits.none')} text={t('credits.noneText')} />}
      {data && data.year !== null && (
        <div className="stack">
          <h2>{t('credits.yearOf', { year: data.year, title: data.title ? labelOf(data.title) : '' })}</h2>
          <p>{data.state === 'public' ? t('credits.public', { day: data.publicUntil }) : t('credits.final')}</p>
          <p className="hint">{data.source}</p>
          <label className="field">
            <span>{t('credits.seek')}</span>
            <input type="search" className="input" value={sought} onChange={({ target }) => setSought(target.value)} />
          </label>
          {rows.length === 0 && <p className="soft">{t('credits.nobody')}</p>}
          {rows.map((one) => (
            <article key={one.name} className="card tight">
              <h3>{one.name}</h3>
              <p>
                <strong>{one.grade}</strong>{' '}
                {one.standing === 'missing' ? t('credits.missing') : one.total !== null && t('credits.points', { n: one.total })}
              </p>
              {one.barred !== null && <p className="small">{t('credits.barred', { day: one.barred })}</p>}
            </article>
          ))}
          <p className="small soft">{t('credits.about')}</p>
        </div>
      )}
    </Page>
  );
};
