import { useTranslation } from 'react-i18next';
import type { ListedTariff } from '#contract/tariffs/api.ts';
import { yuanWords } from './words.ts';
import '../../styles/tariffs.css';

/** The market beside a price: how far below or above, of how many prices of which days; that it is not known, or old. */
export const MarketLine = ({ market, offMarket }: Pick<ListedTariff, 'market' | 'offMarket'>) => {
  const { t } = useTranslation('tariffs-console');
  if (market.kind === 'none')
    return (
      <>
        {t('market.none')}
        <div className="soft">{t('market.noneText', { n: market.n, least: market.least })}</div>
      </>
    );
  if (market.kind === 'old')
    return (
      <>
        {t('market.old')}
        <div className="soft">{t('market.oldText', { day: market.last })}</div>
      </>
    );
  return (
    <>
      <span className="num">{yuanWords(market.fen)}</span>{' '}
      {offMarket !== null && (
        <strong>
          {offMarket === 0 ? t('market.same') : t(offMarket < 0 ? 'market.below' : 'market.above', { n: Math.abs(offMarket) })}
        </strong>
      )}
      <div className="soft">
        {t('market.of', { n: market.n })} ·
        <span className="tariff-days">
          {market.first === market.last ? market.last : t('market.between', { first: market.first, last: market.last })}
        </span>
      </div>
    </>
  );
};
