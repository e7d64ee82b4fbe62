import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedOrder } from '#contract/orders/api.ts';
import { dayOf, fullTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Thank } from '../../thanks/thank.tsx';
import { OrderCard } from './order-card.tsx';
import { mineQuery } from './queries.ts';
import { ShareCard } from './share-card.tsx';
import { TakeSheet } from './take-sheet.tsx';

/** Done and rated, or over in silence. */
const over: readonly string[] = ['called_back', 'closed', 'archived'];

/** What somebody has taken on, and what they have asked for. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('orders.mineTitle')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('orders.signIn')} /> : <Lists />}
    </Page>
  );
};

const Lists = () => {
  const { t, i18n } = useTranslation();
  const mine = useQuery(mineQuery);
  const [taking, setTaking] = useState<OfferedOrder | null>(null);
  if (mine.isPending) return <Loading />;
  if (!mine.data) return <Failure error={mine.error} onRetry={() => void mine.refetch()} />;
  const { asked, taken, offered, rateDays } = mine.data;
  if (asked.length + taken.length + offered.length === 0)
    return (
      <Empty icon="care" title={t('orders.noneMine')} text={t('orders.noneMineText')}>
        <Link to="/orders" className="button main">
          {t('orders.see.order')}
        </Link>
        <Link to="/wishes" className="button">
          {t('orders.see.wish')}
        </Link>
      </Empty>
    );
  return (
    <>
      {offered.length > 0 && (
        <section className="stack" aria-label={t('orders.offeredTitle')}>
          <h2>{t('orders.offeredTitle')}</h2>
          {offered.map((one) => (
            <OrderCard key={one.id} one={one}>
              <span className="small">{t('orders.offeredTo', { team: one.team.name, until: fullTime(one.turnUntil, i18n.language) })}</span>
              <button
                type="button"
                className="button main wide"
                aria-label={`${t(`orders.take.${one.what}`)}：${one.words}`}
                onClick={() => setTaking(one)}
              >
                {t(`orders.take.${one.what}`)}
              </button>
            </OrderCard>
          ))}
        </section>
      )}
      {taking && <TakeSheet one={taking} onClose={() => setTaking(null)} />}
      {taken.length > 0 && (
        <section className="stack" aria-label={t('orders.takenTitle')}>
          <h2>{t('orders.takenTitle')}</h2>
          {taken.map((one) => (
            <ShareCard key={one.share.id} one={one} />
          ))}
        </section>
      )}
      {asked.length > 0 && (
        <section className="stack" aria-label={t('orders.askedTitle')}>
          <h2>{t('orders.askedTitle')}</h2>
          {asked.map((one) => {
            const rates = one.state === 'answered' || one.state === 'checked';
            return (
              <div key={one.id} className="stack">
                <Link to="/cases/$caseId" params={{ caseId: one.id }} className="card row link">
                  <span className="grow tight">
                    <strong>{one.title}</strong>
                    <span className="small soft">
                      {t(`orders-own:whats.${one.what}`)} · {t(`orders-own:kinds.${one.kind}`)} · {dayOf(new Date(one.askedAt))}
                    </span>
                    {rates && <span className="small">{t('orders.rateHint', { days: rateDays })}</span>}
                    <span className="tag">{rates ? t('orders.rate') : t(`cases:states.${one.state}`)}</span>
                  </span>
                  <Icon name="next" />
                </Link>
                {(rates || over.includes(one.state)) && <Thank what="orders.order" subjectId={one.id} />}
              </div>
            );
          })}
        </section>
      )}
    </>
  );
};
