import { useTranslation } from 'react-i18next';
import type { ListedTariff } from '#contract/tariffs/api.ts';

/** Fen in yuan as they are said: 80, 80.50. */
export const yuanOf = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

/** What a service costs today and from a day on, beside the market; what is not known is said to be so. */
export const PriceLines = ({ one }: { one: Pick<ListedTariff, 'price' | 'next' | 'unit' | 'market' | 'offMarket'> }) => {
  const { t } = useTranslation();
  const { market, offMarket } = one;
  return (
    <>
      <strong>{one.price === null ? t('tariffs.noPrice') : t('tariffs.per', { yuan: yuanOf(one.price.fen), unit: one.unit })}</strong>
      {one.next && <span className="small">{t('tariffs.next', { yuan: yuanOf(one.next.fen), day: one.next.from })}</span>}
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
