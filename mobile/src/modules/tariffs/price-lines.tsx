import { useTranslation } from 'react-i18next';
import type { ListedTariff } from '#contract/tariffs/api.ts';
import { shortDay } from '#ui/time.ts';
import { noonOf } from './days.ts';

/** Fen in yuan as they are said: 80, 80.50. */
export const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

/** What a service costs today and from a day on, beside the market; what is not known is said to be so. */
export const PriceLines = ({ one }: { one: Pick<ListedTariff, 'price' | 'next' | 'unit' | 'market' | 'offMarket'> }) => {
  const { t, i18n } = useTranslation();
  const { price, next, market, offMarket } = one;
  return (
    <>
      <strong>{price === null ? t('tariffs.noPrice') : t('tariffs.per', { yuan: yuanOf(price.fen), unit: one.unit })}</strong>
      {next && (
        <span className="small">
          {t(price === null ? 'tariffs.begins' : next.fen > price.fen ? 'tariffs.rises' : 'tariffs.falls', {
            yuan: yuanOf(next.fen),
            day: shortDay(noonOf(next.from), i18n.language),
          })}
        </span>
      )}
      <span className="small soft">
        {market.kind === 'none'
          ? t('tariffs.noMarket')
          : market.kind === 'old'
            ? t('tariffs.oldMarket', { day: market.last })
            : `${t('tariffs.market', { yuan: yuanOf(market.fen), n: market.n, day: market.last })}${
                offMarket === null || offMarket === 0
                  ? t('tariffs.sameMarket')
                  : t(offMarket < 0 ? 'tariffs.below' : 'tariffs.above', { n: Math.abs(offMarket) })
              }`}
      </span>
    </>
  );
};
