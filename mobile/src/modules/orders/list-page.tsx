import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import type { ListedOrder } from '#contract/orders/api.ts';
import { byFit, fitOf } from '#contract/orders/fits.ts';
import type { What } from '#contract/orders/values.ts';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { useDistance } from '../../place/distance.ts';
import { metresBetween } from '../../place/here.ts';
import { useHere } from '../../place/use-here.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { AskSheet } from './ask-sheet.tsx';
import { OrderCard } from './order-card.tsx';
import type { TakeSearch } from './pages.ts';
import { openQuery, volunteerQuery } from './queries.ts';
import { TakeSheet } from './take-sheet.tsx';

export const OrdersPage = () => <ListPage what="order" />;
export const WishesPage = () => <ListPage what="wish" />;

/** What neighbours ask or wish for, what fits first; where the reader stands is used here alone. */
const ListPage = ({ what }: { what: What }) => {
  const { t } = useTranslation();
  const me = useMe();
  const distance = useDistance();
  const list = useInfiniteQuery(openQuery(what));
  const { here, inexact, finding, error, find } = useHere();
  const [asking, setAsking] = useState(false);
  const { take } = useSearch({ strict: false }) as TakeSearch;
  // chosen on another page: asked here at once
  const [meant, setMeant] = useState(take);
  const [chosen, setChosen] = useState<ListedOrder | null>(null);
  const signedIn = me && !me.account.anonymous;
  const own = useQuery({ ...volunteerQuery, enabled: Boolean(signedIn) });
  const { skills = [], times = [] } = own.data?.volunteer ?? {};
  const metresTo = here && ((point: Point) => metresBetween(here, point));
  const rows = (list.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .map((one) => ({ one, round: one.round, fit: fitOf(one, { skills, times, metresTo }) }));
  if (here || skills.length + times.length > 0) rows.sort(byFit);
  const taking = chosen ?? rows.find(({ one }) => one.id === meant)?.one;
  return (
    <Page title={t(what === 'order' ? 'orders.ordersTitle' : 'orders.wishesTitle')} back>
      {signedIn ? (
        <div className="wrap">
          <button type="button" className="button main" onClick={() => setAsking(true)}>
            {t(`orders.ask.${what}`)}
          </button>
          <Link to="/my-orders" className="button">
            {t('orders.mine')}
          </Link>
        </div>
      ) : me === null || me?.account.anonymous ? (
        <AskSignIn text={t('orders.signIn')} />
      ) : null}
      <h2>{t(`orders.openTitle.${what}`)}</h2>
      {here === null && (
        <button type="button" className="button wide" disabled={finding} onClick={() => void find()}>
          <Icon name="here" />
          {t(finding ? 'place.finding' : 'orders.distance')}
        </button>
      )}
      <FormError error={error} />
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="care" title={t(`orders.none.${what}`)} text={t('orders.noneText')} />
      ) : (
        <>
          <Stale list={list} />
          {rows.map(({ one, fit }) => (
            <OrderCard
              key={one.id}
              one={one}
              tag={fit.metres === null ? null : distance(fit.metres)}
              fits={one.skills.length > 0 && fit.able}
            >
              {signedIn && (
                <button
                  type="button"
                  className="button main wide"
                  aria-label={`${t(`orders.take.${what}`)}：${one.words}`}
                  onClick={() => setChosen(one)}
                >
                  {t(`orders.take.${what}`)}
                </button>
              )}
            </OrderCard>
          ))}
          <More list={list} />
        </>
      )}
      <p className="hint">
        {inexact} {t(here ? 'orders.distanceHint' : 'orders.privacy')}
      </p>
      {asking && <AskSheet what={what} onClose={() => setAsking(false)} />}
      {signedIn && taking && (
        <TakeSheet
          one={taking}
          onClose={() => {
            setChosen(null);
            setMeant(undefined);
          }}
        />
      )}
    </Page>
  );
};
