import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { shortDay } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { bulletinsQuery, ownQuery } from './queries.ts';

/** How those one stands for are doing, and bulletins. */
export const ScoresPage = () => {
  const { t } = useTranslation('scorecards-phone');
  const me = useMe();
  return (
    <Page title={t('title')} back>
      {me === null ? <AskSignIn text={t('signIn')} /> : me ? <Own /> : <Loading />}
    </Page>
  );
};

const Own = () => {
  const { t, i18n } = useTranslation('scorecards-phone');
  const own = useQuery(ownQuery);
  const bulletins = useInfiniteQuery(bulletinsQuery);
  return (
    <>
      {own.data ? (
        own.data.items.length === 0 ? (
          <Empty icon="box" title={t('none')} text={t('noneText')} />
        ) : (
          <nav className="list" aria-label={t('title')}>
            {own.data.items.map(({ run, subject, name, total, rank, list, digits }) => (
              <Link key={`${run.id} ${subject}`} to="/scores/$runId/$subject" params={{ runId: run.id, subject }} className="item">
                <span className="grow tight">
                  <strong>{name}</strong>
                  <span className="small soft">
                    {labelOf(run.title)} · <span className="whole">{t('days', { first: run.first, last: run.last })}</span>
                  </span>
                  <span className="small">
                    {[t(`states.${run.state}`), rank !== null && t('rank', { rank }), list && t(`lists.${list}`)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                {total !== null && <strong className="number">{total.toFixed(digits)}</strong>}
                <Icon name="next" />
              </Link>
            ))}
          </nav>
        )
      ) : own.isError ? (
        <Failure error={own.error} onRetry={() => void own.refetch()} />
      ) : (
        <Loading rows={2} />
      )}
      <h2>{t('bulletins')}</h2>
      <Cards list={bulletins} empty={<p className="soft">{t('noBulletins')}</p>}>
        {(one) => (
          <Link key={one.id} to="/bulletins/$bulletinId" params={{ bulletinId: one.id }} className="card row link">
            <span className="grow tight">
              <span className="title">{labelOf(one.title)}</span>
              <span className="small soft">
                {t('number', { year: one.year, number: one.number })} · {shortDay(one.issuedAt, i18n.language)}
              </span>
              {one.replaced && <span className="small">{t('replaced')}</span>}
            </span>
            <Icon name="next" />
          </Link>
        )}
      </Cards>
    </>
  );
};
