import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { HazardCard } from './hazard-card.tsx';
import { hazardsQuery } from './queries.ts';

/** The ledger of hazards where the worker is. */
export const HazardsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('hazards.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const list = useInfiniteQuery(hazardsQuery(open));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <fieldset className="wrap" aria-label={t('hazards.which')}>
        {[true, false].map((value) => (
          <button key={String(value)} type="button" className="chip" aria-pressed={open === value} onClick={() => setOpen(value)}>
            {t(value ? 'hazards.open' : 'hazards.cleared')}
          </button>
        ))}
      </fieldset>
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="done" title={t('hazards.none')} text={t('hazards.noneText')} />
      ) : (
        <>
          <Stale list={list} />
          {rows.map((one) => (
            <section key={one.id} className="card" aria-label={one.title}>
              <HazardCard hazard={one} />
            </section>
          ))}
          <More list={list} />
        </>
      )}
    </>
  );
};
