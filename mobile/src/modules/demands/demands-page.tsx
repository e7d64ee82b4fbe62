import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { DemandCard } from './demand-card.tsx';
import { Outside } from './outside.tsx';
import { demandsQuery } from './queries.ts';

/** What is asked of this account: answered with words and minutes, complained of with one tap. */
export const DemandsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('demands.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState(true);
  const list = useInfiniteQuery(demandsQuery(waiting));
  return (
    <>
      <Outside areas={list.data?.pages[0]?.mayNote ?? []} />
      <Either label={t('demands.which')} first={t('demands.waiting')} second={t('demands.over')} isFirst={waiting} onChoose={setWaiting} />
      <Cards
        list={list}
        empty={<Empty icon="done" title={t(waiting ? 'demands.none' : 'demands.noneOver')} text={t('demands.noneText')} />}
      >
        {(demand) => <DemandCard key={demand.id} demand={demand} />}
      </Cards>
    </>
  );
};
