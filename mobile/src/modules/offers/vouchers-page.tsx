import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as offersApi from '#client/endpoints/offers.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { OwnVoucher } from '#contract/offers/api.ts';
import { call } from '../../api.ts';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { offersKey, vouchersQuery } from './queries.ts';
import { VoucherCode } from './voucher-code.tsx';

/** What somebody took for points: to be shown to the merchant, or over. */
export const VouchersPage = () => {
  const { t } = useTranslation('offers-phone');
  const me = useMe();
  return (
    <Page title={t('vouchersTitle')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('signIn')} /> : <Lists />}
    </Page>
  );
};

const Lists = () => {
  const { t } = useTranslation('offers-phone');
  const [current, setCurrent] = useState(true);
  const list = useInfiniteQuery(vouchersQuery(!current));
  return (
    <>
      <Either label={t('which')} first={t('current')} second={t('over')} isFirst={current} onChoose={setCurrent} />
      <Cards
        list={list}
        empty={
          <Empty icon="shop" title={t('noneMine')} text={t('noneMineText')}>
            <Link to="/mall/$" params={{ _splat: 'all' }} className="button main">
              {t('mallTitle')}
            </Link>
          </Empty>
        }
      >
        {(one) => <VoucherCard key={one.id} voucher={one} ahead={list.data?.pages[0]?.ahead ?? 0} />}
      </Cards>
    </>
  );
};

const VoucherCard = ({ voucher, ahead }: { voucher: OwnVoucher; ahead: number }) => {
  const { t } = useTranslation('offers-phone');
  const [open, setOpen] = useState<'code' | 'return' | null>(null);
  const act = useAct(offersKey);
  const { offer, merchant, points, state, expiresAt, reason, code, actions, partners, givenBy } = voucher;
  const giveBack = (): void =>
    void act
      .run('return', (id) => call(offersApi.returnVoucher, { params: { voucherId: voucher.id }, body: { id } }))
      .then((done) => {
        if (!done) return;
        toast(t('givenBack'));
        setOpen(null);
      });
  // good before the day that begins then
  const last = shanghaiDay(new Date(expiresAt));
  return (
    <section className="card" aria-label={offer.title}>
      <span className="row">
        <span className="grow tight">
          <strong>{offer.title}</strong>
          <span className="small">
            {givenBy ?? merchant.name} · {merchant.address}
          </span>
          <span className="small soft">
            {t('points', { points })}
            {state === 'bought' && ` · ${t('goodUntil', { day: last })}`}
          </span>
        </span>
        <span className="tag">{t(`states.${state}`)}</span>
      </span>
      {partners.length > 0 && state === 'bought' && (
        <p className="small">{t('partners', { names: partners.map(({ name }) => name).join(t('comma')) })}</p>
      )}
      {reason && <p className="plain small">{t('reason', { reason })}</p>}
      {code && (
        <div className="wrap">
          <button type="button" className="button main" aria-label={t('showOf', { title: offer.title })} onClick={() => setOpen('code')}>
            {t('show')}
          </button>
          {actions.includes('return') && (
            <button type="button" className="button" aria-label={t('giveBackOf', { title: offer.title })} onClick={() => setOpen('return')}>
              {t('giveBack')}
            </button>
          )}
        </div>
      )}
      {open === 'code' && code && (
        <Sheet title={offer.title} onClose={() => setOpen(null)}>
          <VoucherCode code={code} ahead={ahead} />
        </Sheet>
      )}
      {open === 'return' && (
        <Sheet title={t('giveBack')} onClose={() => setOpen(null)}>
          <p>{t('giveBackText')}</p>
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={giveBack}>
            {t('giveBack')}
          </button>
        </Sheet>
      )}
    </section>
  );
};
