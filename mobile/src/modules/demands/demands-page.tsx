import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { DemandCard } from './demand-card.tsx';
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
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <fieldset className="wrap" aria-label={t('demands.which')}>
        {[true, false].map((value) => (
          <button key={String(value)} type="button" className="chip" aria-pressed={waiting === value} onClick={() => setWaiting(value)}>
            {t(value ? 'demands.waiting' : 'demands.over')}
          </button>
        ))}
      </fieldset>
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="done" title={t(waiting ? 'demands.none' : 'demands.noneOver')} text={t('demands.noneText')} />
      ) : (
        <>
          <Stale list={list} />
          {rows.map((demand) => (
            <DemandCard key={demand.id} demand={demand} />
          ))}
          <More list={list} />
        </>
      )}
    </>
  );
};
