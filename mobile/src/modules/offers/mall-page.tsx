import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MallOffer } from '#contract/offers/api.ts';
import { type OfferKind, offerKinds } from '#contract/offers/values.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { useDistance } from '../../place/distance.ts';
import { metresBetween } from '../../place/here.ts';
import { useHere } from '../../place/use-here.ts';
import { mallQuery } from './queries.ts';

/** What can be had for points today; sorted by a distance that stays on the phone. */
export const MallPage = () => {
  const { t } = useTranslation('offers-phone');
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<OfferKind | null>(null);
  const { here, inexact, finding, error, find } = useHere();
  const list = useQuery(mallQuery(q, kind));
  const away = ({ merchant }: MallOffer): number | null => here && merchant.point && metresBetween(here, merchant.point);
  const rows = (list.data?.items ?? []).map((offer) => ({ offer, metres: away(offer) }));
  if (here) rows.sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY));
  return (
    <Page title={t('mallTitle')} back>
      <nav className="list" aria-label={t('mine')}>
        <Link to="/mall/$" params={{ _splat: 'vouchers' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('mine')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      <FindWords label={t('find')} go={t('go')} most={40} onFind={setQ} />
      <fieldset className="wrap" aria-label={t('find')}>
        {[null, ...offerKinds].map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {t(`kinds.${one ?? 'all'}`)}
          </button>
        ))}
      </fieldset>
      {here === null && (
        <div className="tight">
          <button type="button" className="button wide" disabled={finding} onClick={() => void find()}>
            {t('byDistance')}
          </button>
          <span className="hint">{t('distanceHint')}</span>
        </div>
      )}
      {inexact && <p className="hint">{inexact}</p>}
      <FormError error={error} />
      {!list.data ? (
        list.error ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Loading rows={4} />
        )
      ) : rows.length === 0 ? (
        <Empty icon="shop" title={t('none')} text={t('noneText')} />
      ) : (
        <ul className="stack">
          {rows.map(({ offer, metres }) => (
            <li key={offer.id}>
              <OfferCard offer={offer} metres={metres} />
            </li>
          ))}
        </ul>
      )}
      {(list.data?.more ?? 0) > 0 && <p className="hint">{t('more', { count: list.data?.more })}</p>}
    </Page>
  );
};

const OfferCard = ({ offer, metres }: { offer: MallOffer; metres: number | null }) => {
  const { t } = useTranslation('offers-phone');
  const distance = useDistance();
  const left = useLeft();
  return (
    <Link to="/mall/$" params={{ _splat: offer.id }} className="card row link">
      {offer.photo && <img src={offer.photo} alt="" width={64} height={64} loading="lazy" />}
      <span className="grow tight">
        <strong>{offer.title}</strong>
        <span>{t('points', { points: offer.points })}</span>
        <span className="small soft">
          {[offer.merchant.name, offer.merchant.kind === 'supermarket' && t('supermarket'), metres !== null && distance(metres)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="small soft">{left(offer)}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
};

/** How many are left, in words. */
export const useLeft = () => {
  const { t } = useTranslation('offers-phone');
  return ({ left }: Pick<MallOffer, 'left'>): string =>
    left === null ? t('unlimited') : left > 0 ? t('left', { count: left }) : t('gone');
};
