import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import * as offersApi from '#client/endpoints/offers.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { pointsQuery } from '../points/queries.ts';
import { useLeft } from './mall-page.tsx';
import { offerQuery, offersKey } from './queries.ts';

/** One offer with its terms, and the button that takes it. */
export const OfferPage = ({ offerId }: { offerId: string }) => {
  const { t } = useTranslation('offers-phone');
  const { data: offer, error, refetch } = useQuery(offerQuery(offerId));
  const me = useMe();
  const left = useLeft();
  return (
    <Page title={offer?.title ?? t('mallTitle')} back>
      {!offer ? (
        error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading rows={4} />
        )
      ) : (
        <>
          {offer.photo && <img src={offer.photo.replace('/thumbnail', '')} alt="" className="picture" />}
          <section className="card" aria-label={offer.title}>
            <p>
              <strong>{t('points', { points: offer.points })}</strong>
              {offer.worthFen !== null && <span className="small soft"> {t('worth', { yuan: offer.worthFen / 100 })}</span>}
            </p>
            {offer.description && <p className="plain">{offer.description}</p>}
            <ul className="small">
              <li>{left(offer)}</li>
              {offer.until && <li>{t('until', { day: offer.until })}</li>}
              {offer.perPerson !== null && <li>{t('limit', { period: t(`periods.${offer.perPeriod}`), count: offer.perPerson })}</li>}
              <li>{t('valid', { count: offer.validDays })}</li>
              <li>{t(`expiry.${offer.whenExpired}`)}</li>
            </ul>
          </section>
          <section className="card" aria-label={offer.merchant.name}>
            <strong>{offer.merchant.name}</strong>
            <p className="small">
              <span className="soft">{t('address')}</span> {offer.merchant.address}
            </p>
            {offer.hours && (
              <p className="small">
                <span className="soft">{t('hours')}</span> {offer.hours}
              </p>
            )}
            {offer.partners.length > 0 && (
              <p className="small">{t('partners', { names: offer.partners.map(({ name }) => name).join(t('comma')) })}</p>
            )}
            {offer.donors.length > 0 && <p className="small">{t('donors', { names: offer.donors.join(t('comma')) })}</p>}
            {offer.phone && (
              <a className="button wide" href={`tel:${offer.phone}`}>
                {t('call')}
              </a>
            )}
          </section>
          {!offer.open ? (
            <p className="notice" role="status">
              {t(offer.left === 0 ? 'gone' : 'closed')}
            </p>
          ) : me && !me.account.anonymous ? (
            <Buy offerId={offerId} points={offer.points} />
          ) : (
            me !== undefined && <AskSignIn text={t('signIn')} />
          )}
        </>
      )}
    </Page>
  );
};

/** Takes the offer; the name is asked for once, where the server does not know it. */
const Buy = ({ offerId, points }: { offerId: string; points: number }) => {
  const { t } = useTranslation('offers-phone');
  const navigate = useNavigate();
  const act = useAct(offersKey);
  const own = useInfiniteQuery(pointsQuery).data?.pages[0]?.balance.available;
  const short = own === undefined ? 0 : points - own;
  const [name, setName] = useState('');
  const asked = act.error instanceof CallError && act.error.code === 'persons.name_needed';
  const [asking, setAsking] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (asking && name.trim().length < 2) {
      act.setError(t('nameNeeded'));
      return;
    }
    const said = asking ? name.trim() : null;
    void act
      .run(`buy ${said ?? ''}`, (id) => call(offersApi.buyVoucher, { params: { offerId }, body: { id, name: said } }))
      .then((done) => {
        if (!done) return;
        toast(t('bought'));
        void navigate({ to: '/mall/$', params: { _splat: 'vouchers' } });
      });
  };
  if (asked && !asking) setAsking(true);
  return (
    <form className="stack" onSubmit={send} noValidate>
      {asking && (
        <div className="field">
          <label htmlFor="offer-name">{t('name')}</label>
          <input
            id="offer-name"
            className="input"
            maxLength={40}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <span className="hint">{t('nameHint')}</span>
        </div>
      )}
      {own !== undefined && <p className="small">{short > 0 ? t('short', { own, count: short }) : t('own', { count: own })}</p>}
      {!(asked && name === '') && <FormError error={act.error} />}
      <button type="submit" className="button main wide" disabled={act.busy !== null || short > 0}>
        {t('buy', { points })}
      </button>
      <p className="hint">{t('fair')}</p>
    </form>
  );
};
