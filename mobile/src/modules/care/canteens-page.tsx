import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Output } from '#client/endpoint.ts';
import type { listCanteens } from '#contract/care/canteens.ts';
import type { CanteenTiers, Tier, TierRule } from '#contract/care/tiers.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { canteensQuery, myMealsQuery } from './queries.ts';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** What canteens cost whom, and who bears the rest; for whoever has a card also what they pay where and why. */
export const CanteensPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(canteensQuery);
  return (
    <Page title={t('care.canteens')} back>
      {me && <Mine />}
      {error && !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={4} />
      ) : data.items.length === 0 ? (
        <Empty icon="unsure" title={t('care.noCanteens')} text={t('care.noCanteensText')} />
      ) : (
        data.items.map((one) => <Canteen key={one.id} canteen={one} />)
      )}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const { data } = useQuery(myMealsQuery);
  if (!data?.card) return null;
  return (
    <section className="card stack" aria-label={t('care.myCard')}>
      <h2>{t('care.myCard')}</h2>
      <p className="num">{data.card.number}</p>
      {data.prices.map(({ canteen, tier, meals }) => (
        <p key={canteen.id}>
          {canteen.name} · {tier ? labelOf(tier) : t('care.noTier')}
          {meals.map(({ meal, own }) => ` · ${t(`care.meals.${meal}`)} ${t('care.yuan', { yuan: yuan(own) })}`)}
        </p>
      ))}
      {data.eaten.slice(0, 10).map((one) => (
        <p key={one.id} className="small soft">
          {one.day} {t(`care.meals.${one.meal}`)} · {one.canteen} · {t('care.yuan', { yuan: yuan(one.own) })}
          {one.refunded && ` · ${t('care.refunded')}`}
        </p>
      ))}
    </section>
  );
};

const Canteen = ({ canteen }: { canteen: Output<typeof listCanteens>['items'][number] }) => {
  const { t } = useTranslation();
  const { tiers } = canteen;
  return (
    <section className="card stack" aria-label={canteen.name}>
      <h2>{canteen.name}</h2>
      <p className="soft">
        {canteen.area}
        {canteen.path && (
          <>
            {' '}
            · <a href={canteen.path}>{t('care.where')}</a>
          </>
        )}
      </p>
      {tiers ? <Prices tiers={tiers} /> : <p>{t('care.noPrices')}</p>}
    </section>
  );
};

const Prices = ({ tiers }: { tiers: CanteenTiers }) => {
  const { t } = useTranslation();
  const rule = (of: TierRule): string =>
    of.kind === 'percent'
      ? of.percent === 100
        ? t('care.free')
        : t(of.most === null ? 'care.percentOff' : 'care.percentOffMost', { percent: of.percent, most: yuan(of.most ?? 0) })
      : t(of.kind === 'pays' ? 'care.pays' : 'care.off', { yuan: yuan(of.fen) });
  const words = (one: Tier): string =>
    [rule(one.rule), one.first && t('care.firstMeal', { rule: rule(one.first) }), one.local === true && t('care.localOnly')]
      .filter(Boolean)
      .join(t('care.comma'));
  return (
    <>
      {tiers.meals.map(({ meal, fen, from, to }) => (
        <p key={meal}>
          {t(`care.meals.${meal}`)} {t('care.yuan', { yuan: yuan(fen) })} · {from}–{to}
        </p>
      ))}
      <ul>
        {tiers.tiers.map((one) => (
          <li key={one.code}>
            {labelOf(one.title)} – {words(one)}
          </li>
        ))}
      </ul>
      {tiers.order && <p>{t('care.orderAhead', { days: tiers.order.days, until: tiers.order.until })}</p>}
      <p className="small soft">
        {t('care.borneBy', { who: tiers.payers.map(({ payer }) => t(`care.payers.${payer}`)).join(t('care.comma')) })}{' '}
        {labelOf(tiers.source)}
      </p>
    </>
  );
};
