import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Trade, trades } from '#contract/tariffs/values.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { PriceLines } from './price-lines.tsx';
import { listQuery } from './queries.ts';

/** The price list of a company, for everybody who has its address. */
export const CompanyPage = () => {
  const { companyId } = useParams({ from: '/open/tariffs/$companyId' });
  return <ListPage company={companyId} />;
};

/** Price lists as everybody reads them, of one company or of all. */
export const ListPage = ({ company }: { company: string | null }) => {
  const { t } = useTranslation();
  const me = useMe();
  const [trade, setTrade] = useState<Trade | null>(null);
  const list = useInfiniteQuery(listQuery(company, trade));
  const name = company === null ? undefined : list.data?.pages[0]?.companies.find(({ id }) => id === company)?.name;
  return (
    <Page title={name ?? t('tariffs.title')} back>
      <p className="hint">{t('tariffs.lead')}</p>
      {me && !me.account.anonymous && (
        <Link to="/tariffs/$" params={{ _splat: 'mine' }} className="button wide">
          {t('tariffs.mine')}
        </Link>
      )}
      <fieldset className="wrap" aria-label={t('tariffs.trade')}>
        {[null, ...trades].map((one) => (
          <button key={one ?? ''} type="button" className="chip" aria-pressed={one === trade} onClick={() => setTrade(one)}>
            {one === null ? t('tariffs.all') : t(`tariffs-own:trades.${one}`)}
          </button>
        ))}
      </fieldset>
      <Cards list={list} empty={<Empty icon="house" title={t('tariffs.none')} text={t('tariffs.noneText')} />}>
        {(one) => (
          <Link key={one.id} to="/tariffs/$" params={{ _splat: one.id }} className="card row link">
            <span className="grow tight">
              <span className="title">{one.name}</span>
              {company === null && <span className="small soft">{one.company.name}</span>}
              <PriceLines one={one} />
              {one.rated > 0 && <span className="small soft">{t('tariffs.rated', { rated: one.rated, satisfied: one.satisfied })}</span>}
            </span>
            <Icon name="next" />
          </Link>
        )}
      </Cards>
    </Page>
  );
};
