import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { doneQuery } from './queries.ts';

/** Visits the holder made. */
export const DonePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('visits.done')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(doneQuery);
  return (
    <Cards list={list} empty={<Empty icon="done" title={t('visits.noneDone')} text={t('visits.noneText')} />}>
      {(one) => (
        <section key={one.id} className="card tight" aria-label={one.address}>
          <strong>{one.address}</strong>
          <span className="small soft">
            {shortTime(one.at, i18n.language)} · {t(`visits-own:results.${one.result.split('-')[0]}`)}
            {one.minutes !== null && ` · ${t('visits.minutesOf', { count: one.minutes })}`}
            {one.wishes > 0 && ` · ${t('visits.wishesOf', { count: one.wishes })}`}
          </span>
          <span className="small soft">{one.plans.join(' · ')}</span>
        </section>
      )}
    </Cards>
  );
};
