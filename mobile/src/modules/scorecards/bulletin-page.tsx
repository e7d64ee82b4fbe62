import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { fullDay } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { useFigure } from './figure.ts';
import { bulletinQuery } from './queries.ts';

/** A bulletin as it was issued. */
export const BulletinPage = () => {
  const { bulletinId } = useParams({ strict: false }) as { bulletinId: string };
  const { t, i18n } = useTranslation('scorecards-phone');
  const figure = useFigure();
  const { data, error, refetch } = useQuery(bulletinQuery(bulletinId));
  if (!data)
    return (
      <Page title={t('bulletin')} back>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />}
      </Page>
    );
  const { content } = data;
  const total = (x: number | null): string => (x === null ? '—' : x.toFixed(content.digits));
  const part = (heading: string, text: string) =>
    text.trim() !== '' && (
      <section className="stack" aria-label={heading}>
        <h2>{heading}</h2>
        <p className="pre">{text}</p>
      </section>
    );
  return (
    <Page title={t('bulletin')} back>
      <section className="stack">
        <h2>{labelOf(data.title)}</h2>
        <p className="small soft">
          {t('number', { year: data.year, number: data.number })} · {t('days', { first: data.first, last: data.last })} ·{' '}
          {fullDay(data.issuedAt, i18n.language)}
        </p>
        {data.replaced && <p className="hint">{t('replaced')}</p>}
        {content.opening !== '' && <p className="pre">{content.opening}</p>}
      </section>
      {content.lists.map(({ list, rows }) => (
        <section key={list} className="card" aria-label={t(`lists.${list}`)}>
          <h2>{t(`lists.${list}`)}</h2>
          {rows.map((one) => (
            <div key={one.name} className="tight">
              <div className="row">
                <strong className="grow">{one.name}</strong>
                <span>{total(one.total)}</span>
              </div>
              {one.lost.length > 0 && (
                <span className="small soft">
                  {t('lost', {
                    lines: one.lost
                      .map((line) => t('lostOf', { name: labelOf(line.name), points: figure.points(line.full - line.points) }))
                      .join(t('comma', { ns: 'mobile' })),
                  })}
                </span>
              )}
            </div>
          ))}
        </section>
      ))}
      <section className="card" aria-label={t('overall')}>
        <h2>{t('overall')}</h2>
        {content.indicators.map((one) => (
          <div key={one.code} className="row">
            <span className="grow">{labelOf(one.name)}</span>
            <span>
              {figure.told(one.figure, one.unit)}
              {one.before !== null && <span className="soft"> {t('before', { value: figure.told(one.before, one.unit) })}</span>}
            </span>
          </div>
        ))}
      </section>
      {content.zones.map(({ name, rows }, at) => {
        const heading = name === null ? t(content.zones.length > 1 ? 'otherZone' : 'ranks') : labelOf(name);
        return (
          <section key={name?.zh ?? String(at)} className="card" aria-label={heading}>
            <h2>{heading}</h2>
            {rows.map((one) => (
              <div key={one.subject} className="tight">
                <div className="row">
                  <span className="grow">
                    {one.rank === null ? '' : `${one.rank}. `}
                    {one.name}
                  </span>
                  <span>
                    {total(one.total)}
                    {one.before !== null && one.rank !== null && one.before !== one.rank && (
                      <span className="soft"> {t(one.before > one.rank ? 'up' : 'down', { count: Math.abs(one.before - one.rank) })}</span>
                    )}
                    {one.unranked && <span className="soft"> {t(`unranked.${one.unranked}`)}</span>}
                  </span>
                </div>
                {one.total !== null && (
                  <div className="progress" aria-hidden="true">
                    <span style={{ width: `${Math.min(100, (100 * one.total) / content.full)}%` }} />
                  </div>
                )}
              </div>
            ))}
          </section>
        );
      })}
      <p>{t('appeals', content.appeals)}</p>
      {content.corrections.map((one) => (
        <p key={one.edition}>{t('correction', one)}</p>
      ))}
      {part(t('problems'), content.problems)}
      {part(t('demands'), content.demands)}
      <p className="hint">{t('source', { source: content.source })}</p>
      <a className="button wide" href={`/api/scorecards/bulletins/${data.id}/pdf`} target="_blank" rel="noreferrer">
        {t('paper')}
      </a>
    </Page>
  );
};
