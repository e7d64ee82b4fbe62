import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { ActivityCard } from './activity-card.tsx';
import { mineQuery } from './queries.ts';

/** Activities one takes or took part in, and the hours certified. */
export const MinePage = () => {
  const { t } = useTranslation('activities-phone');
  const me = useMe();
  return (
    <Page title={t('mine')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('signIn')} /> : <List />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation('activities-phone');
  const list = useInfiniteQuery(mineQuery);
  const minutes = list.data?.pages[0]?.minutes ?? 0;
  return (
    <>
      {minutes > 0 && <p className="hint">{t('certified', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</p>}
      <Cards
        list={list}
        empty={
          <Empty icon="house" title={t('noneMine')} text={t('noneMineText')}>
            <Link to="/activities/$" params={{ _splat: 'all' }} className="button main">
              {t('find')}
            </Link>
          </Empty>
        }
      >
        {({ activity, own }) => <ActivityCard key={own.id} row={activity} note={t(`places.${own.state}`)} />}
      </Cards>
    </>
  );
};
