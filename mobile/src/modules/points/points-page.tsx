import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Statement } from '#contract/points/statement.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { EntryCard } from './entry-card.tsx';
import { pointsQuery } from './queries.ts';

/** My points: what can be spent, what expires when, and every entry explained. */
export const PointsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('points.title')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('points.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(pointsQuery);
  const balance = list.data?.pages[0]?.balance;
  const empty = (
    <Empty icon="leaf" title={t('points.none')} text={t('points.noneText')}>
      <Link to="/take-part" className="button main">
        {t('points.takePart')}
      </Link>
    </Empty>
  );
  return (
    <>
      {balance && <BalanceCard balance={balance} />}
      <Link to="/mall/$" params={{ _splat: 'all' }} className="button main wide">
        {t('points.spend')}
      </Link>
      <Link to="/points/acts" className="button wide">
        {t('points.myActs')}
      </Link>
      <h2>{t('points.entries')}</h2>
      <Cards list={list} empty={empty}>
        {(line) => <EntryCard key={line.id} line={line} />}
      </Cards>
    </>
  );
};

const shownDays = 6;

const BalanceCard = ({ balance: { available, pending, expiring } }: { balance: Statement['balance'] }) => {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-label={t('points.balance')}>
      <p>
        <span className="soft">{t('points.balance')}</span>
        <br />
        <strong className="big">{available}</strong> {t('points.unit')}
      </p>
      {pending > 0 && <p>{t('points.pending', { points: pending })}</p>}
      {expiring.length > 0 && (
        <>
          <h3>{t('points.expiring')}</h3>
          <ul className="plain">
            {expiring.slice(0, shownDays).map(({ day, points }) => (
              <li key={day}>{t('points.until', { day, points })}</li>
            ))}
          </ul>
          {expiring.length > shownDays && (
            <p className="soft">{t('points.later', { points: expiring.slice(shownDays).reduce((sum, one) => sum + one.points, 0) })}</p>
          )}
        </>
      )}
      <p className="hint">{t('points.promise')}</p>
    </section>
  );
};
