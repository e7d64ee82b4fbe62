import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as offersApi from '#client/endpoints/offers.ts';
import { capitalCodeOf } from '#contract/kernel/typed.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { merchantsQuery, offersKey, redemptionsQuery, sheetsQuery } from './queries.ts';
import { RedemptionCard } from './redemption-card.tsx';
import { SheetCard } from './sheet-card.tsx';
import { Taking } from './taking.tsx';

/** The page of those who give out for a merchant: takes vouchers, shows today's and the settlement. */
export const MerchantPage = () => {
  const { t } = useTranslation('offers-phone');
  const me = useMe();
  const signedIn = Boolean(me && !me.account.anonymous);
  const list = useQuery({ ...merchantsQuery, enabled: signedIn });
  const [chosen, setChosen] = useState<string | null>(null);
  const merchants = list.data?.items ?? [];
  const merchant = merchants.find(({ id }) => id === chosen) ?? merchants[0];
  return (
    <Page title={merchant?.name ?? t('merchantTitle')} back>
      {me === undefined ? (
        <Loading />
      ) : !signedIn ? (
        <AskSignIn text={t('merchantSignIn')} />
      ) : !list.data ? (
        list.error ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Loading rows={3} />
        )
      ) : !merchant ? (
        <Empty icon="house" title={t('merchantNone')} text={t('merchantNoneText')} />
      ) : (
        <>
          <Stale list={list} />
          <WaitingWritten page="/merchant" />
          {merchants.length > 1 && (
            <fieldset className="wrap" aria-label={t('choose')}>
              {merchants.map(({ id, name }) => (
                <button key={id} type="button" className="chip" aria-pressed={id === merchant.id} onClick={() => setChosen(id)}>
                  {name}
                </button>
              ))}
            </fieldset>
          )}
          <Taking key={merchant.id} merchants={list.data} merchant={merchant} />
          <Today key={`today ${merchant.id}`} merchantId={merchant.id} />
          <Sheets key={`sheets ${merchant.id}`} merchantId={merchant.id} />
          <Leave key={`leave ${merchant.id}`} merchant={merchant} />
        </>
      )}
      {signedIn && list.data && <Join first={!merchant} />}
    </Page>
  );
};

const Today = ({ merchantId }: { merchantId: string }) => {
  const { t } = useTranslation('offers-phone');
  const list = useInfiniteQuery(redemptionsQuery(merchantId));
  return (
    <section className="stack" aria-label={t('today')}>
      <h2>{t('today')}</h2>
      <Cards list={list} empty={<p className="soft">{t('noneToday')}</p>}>
        {(one) => <RedemptionCard key={one.id} redemption={one} />}
      </Cards>
    </section>
  );
};

const Sheets = ({ merchantId }: { merchantId: string }) => {
  const { t } = useTranslation('offers-phone');
  const list = useInfiniteQuery(sheetsQuery(merchantId));
  return (
    <section className="stack" aria-label={t('sheets')}>
      <h2>{t('sheets')}</h2>
      <Cards list={list} empty={<p className="soft">{t('noneSheets')}</p>}>
        {(one) => <SheetCard key={one.period} sheet={one} />}
      </Cards>
    </section>
  );
};

/** Gives out for the merchant no more, asked once. */
const Leave = ({ merchant: { id: merchantId, name } }: { merchant: { id: string; name: string } }) => {
  const { t } = useTranslation('offers-phone');
  const act = useAct(offersKey);
  const [open, setOpen] = useState(false);
  const leave = (): void =>
    void act
      .run('leave', (id) => call(offersApi.leaveMerchant, { params: { merchantId }, body: { id } }))
      .then((done) => {
        if (!done) return;
        toast(t('leftMerchant'));
        setOpen(false);
      });
  return (
    <>
      <button type="button" className="button bare" onClick={() => setOpen(true)}>
        {t('leave')}
      </button>
      {open && (
        <Sheet title={t('leave')} onClose={() => setOpen(false)}>
          <p>{t('leaveSure', { name })}</p>
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={leave}>
            {t('leave')}
          </button>
        </Sheet>
      )}
    </>
  );
};

/** Joins a merchant by the code of an invitation. */
const Join = ({ first }: { first: boolean }) => {
  const { t } = useTranslation('offers-phone');
  const act = useAct(offersKey);
  const [code, setCode] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const said = capitalCodeOf(code);
    if (said.length < 8) return;
    let name = '';
    void act
      .run(`join ${said}`, async (id) => {
        ({ name } = await call(offersApi.joinMerchant, { body: { id, code: said } }));
      })
      .then((done) => {
        if (!done) return;
        setCode('');
        toast(t('joined', { name }));
      });
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor="merchant-invitation">{t('invitation')}</label>
        <input
          id="merchant-invitation"
          className="input"
          autoCapitalize="characters"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {!first && <span className="hint">{t('merchantNoneText')}</span>}
      </div>
      <FormError error={act.error} />
      <button type="submit" className="button wide" disabled={act.busy !== null}>
        {t('join')}
      </button>
    </form>
  );
};
