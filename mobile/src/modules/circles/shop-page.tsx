import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as circlesApi from '#client/endpoints/circles.ts';
import type { Sign } from '#contract/circles/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, hasCode, wordsOf } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { ComplainForm } from './complain-form.tsx';
import '../../styles/place.css';

/** The sign of a merchant, for everybody who scans it. */
export const ShopPage = () => {
  const { t } = useTranslation();
  const { code } = useParams({ from: '/open/shop/$code' });
  const sign = useQuery({
    queryKey: ['shop', code],
    queryFn: ({ signal }) => call(circlesApi.getSign, { params: { code } }, signal),
  });
  if (sign.data) return <Shown sign={sign.data} code={code} />;
  return (
    <Page title={t('shop.title')} back>
      {hasCode(sign.error, 'circles.sign_unknown') ? (
        <Empty icon="unsure" title={t('shop.gone')} text={wordsOf(sign.error)} />
      ) : sign.isError ? (
        <Failure error={sign.error} onRetry={() => void sign.refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </Page>
  );
};

const Shown = ({ sign, code }: { sign: Sign; code: string }) => {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const { complaints, model, accept, handle } = sign;
  const told = (n: number | null): string => (n === null ? t('shop.few', { n: complaints.least }) : t('shop.piece', { n }));
  const within = (key: 'acceptIn' | 'handleIn', limit: Sign['accept']) =>
    limit && <p>{t(`shop.${key}`, { n: limit.n, unit: t(`shop.units.${limit.unit}`) })}</p>;
  return (
    <Page title={sign.name} back>
      <p className="soft">
        {sign.circle} · {sign.trade}
        {sign.address && ` · ${sign.address}`}
      </p>
      {sign.left && <p className="card">{t('shop.left')}</p>}
      {model && (
        <section className="card tight" aria-label={t('shop.model', { level: model.level })}>
          <h2>{t('shop.model', { level: model.level })}</h2>
          {model.mending && <p>{t('shop.mending')}</p>}
          <p className="small soft">{t('shop.examined', { by: model.examinedBy, since: model.since, until: model.until })}</p>
          <p className="small">
            {t('shop.criteria')} {model.criteria.join(t('comma'))}
          </p>
        </section>
      )}
      <section className="card" aria-label={t('shop.pledges')}>
        <h2>{t('shop.pledges')}</h2>
        {sign.pledges.length === 0 && <p className="soft">{t('shop.none')}</p>}
        {sign.pledges.map((pledge) => (
          <div key={pledge.id} className="row">
            <Icon name="shield" />
            <span className="grow tight">
              <strong>{labelOf(pledge.title)}</strong>
              {pledge.words && <span>{pledge.words}</span>}
              <span className="small soft">{t('shop.span', pledge)}</span>
            </span>
          </div>
        ))}
      </section>
      {sign.offers.length > 0 && (
        <section className="card" aria-label={t('shop.offers')}>
          <h2>{t('shop.offers')}</h2>
          {sign.offers.map((offer) => (
            <Link key={offer.id} to="/mall/$" params={{ _splat: offer.id }} className="row link">
              <span className="grow">{offer.title}</span>
              <span className="tag">{t('shop.points', { points: offer.points })}</span>
              <Icon name="next" />
            </Link>
          ))}
        </section>
      )}
      <section className="card tight" aria-label={t('shop.complaints', complaints)}>
        <h2>{t('shop.complaints', complaints)}</h2>
        <dl className="place-hours">
          {(['received', 'accepted', 'settled'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`shop.${key}`)}</dt>
              <dd>{told(complaints[key])}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card" aria-label={t('shop.how')}>
        <h2>{t('shop.how')}</h2>
        {within('acceptIn', accept)}
        {within('handleIn', handle)}
        {sign.phone && (
          <a className="button wide" href={`tel:${sign.phone.replaceAll(/[^0-9+]/g, '')}`}>
            <Icon name="phone" />
            {t('shop.call')} {sign.phone}
          </a>
        )}
        {writing ? (
          <ComplainForm code={code} pledges={sign.pledges} />
        ) : (
          <button type="button" className="button main wide" onClick={() => setWriting(true)}>
            {t('shop.complain')}
          </button>
        )}
      </section>
    </Page>
  );
};
