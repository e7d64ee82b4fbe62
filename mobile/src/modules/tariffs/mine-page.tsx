import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as tariffsApi from '#client/endpoints/tariffs.ts';
import type { TariffBooking } from '#contract/tariffs/api.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { dayWords } from './days.ts';
import { yuanOf } from './price-lines.tsx';
import { mineQuery, tariffsKey } from './queries.ts';

/** What somebody booked: a new price to answer, to take back, to rate, to complain of. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('tariffs.mineTitle')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('tariffs.signIn')} /> : <Mine />}
    </Page>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const mine = useQuery(mineQuery);
  if (mine.isPending) return <Loading />;
  if (!mine.data) return <Failure error={mine.error} onRetry={() => void mine.refetch()} />;
  if (mine.data.items.length === 0)
    return (
      <Empty icon="house" title={t('tariffs.noneMine')} text={t('tariffs.noneMineText')}>
        <Link to="/tariffs/$" params={{ _splat: 'all' }} className="button main">
          {t('tariffs.see')}
        </Link>
      </Empty>
    );
  return (
    <>
      <Stale list={mine} />
      {mine.data.items.map((one) => (
        <Booking key={one.id} one={one} rateDays={mine.data.rateDays} />
      ))}
    </>
  );
};

const Booking = ({ one, rateDays }: { one: TariffBooking; rateDays: number }) => {
  const { t, i18n } = useTranslation();
  const { busy, error, run } = useAct(tariffsKey);
  const [sheet, setSheet] = useState<'cancel' | 'complain' | null>(null);
  const params = { bookingId: one.id };
  const can = (what: TariffBooking['can'][number]): boolean => one.can.includes(what);
  const answer = (agree: boolean): void => {
    const fen = one.ask?.fen ?? 0;
    void run(`consent ${agree} ${fen}`, (id) => call(tariffsApi.consentTariffPrice, { params, body: { id, agree, fen } })).then(
      (done) => done && toast(t(agree ? 'tariffs.agreed' : 'tariffs.declined')),
    );
  };
  const cancel = (): void =>
    void run('cancel', (id) => call(tariffsApi.cancelTariffBooking, { params, body: { id, reason: null } })).then((done) => {
      if (!done) return;
      toast(t('tariffs.cancelled'));
      setSheet(null);
    });
  return (
    <article className="card stack" aria-label={`${one.name} ${one.day}`}>
      <span className="tight">
        <span className="title">{one.name}</span>
        <span className="small soft">{one.company.name}</span>
        <span>
          {dayWords(one.day, i18n.language)} {one.slot} · <strong>{t('tariffs.per', { yuan: yuanOf(one.fen), unit: one.unit })}</strong>
        </span>
        {one.fen !== one.bookedFen && <span className="small soft">{t('tariffs.bookedAt', { yuan: yuanOf(one.bookedFen) })}</span>}
        <span className="tag">{t(`tariffs-own:stands.${one.stand}`)}</span>
      </span>
      {one.ask && can('consent') && (
        <section className="stack" aria-label={t('tariffs.askTitle')}>
          <strong>{t('tariffs.asks', { yuan: yuanOf(one.ask.fen) })}</strong>
          <p className="plain">{t('tariffs.askWhy', { why: one.ask.why })}</p>
          <p className="hint">{t('tariffs.askHint', { yuan: yuanOf(one.fen) })}</p>
          <div className="wrap">
            <button type="button" className="button main" disabled={busy !== null} onClick={() => answer(true)}>
              {t('tariffs.agree', { yuan: yuanOf(one.ask.fen) })}
            </button>
            <button type="button" className="button" disabled={busy !== null} onClick={() => answer(false)}>
              {t('tariffs.decline')}
            </button>
          </div>
        </section>
      )}
      {one.stand === 'asked' && <p className="hint">{t('tariffs.waitHint')}</p>}
      {sheet === null && <FormError error={error} />}
      <div className="wrap">
        {can('rate') && (
          <Link to="/cases/$caseId" params={{ caseId: one.id }} className="button main">
            {t('tariffs.rate')}
          </Link>
        )}
        {!can('rate') && (
          <Link to="/cases/$caseId" params={{ caseId: one.id }} className="button" aria-label={`${t('tariffs.course')}：${one.name}`}>
            {t('tariffs.course')}
          </Link>
        )}
        {can('cancel') && (
          <button type="button" className="button" aria-label={`${t('tariffs.cancel')}：${one.name}`} onClick={() => setSheet('cancel')}>
            {t('tariffs.cancel')}
          </button>
        )}
        {can('complain') && (
          <button
            type="button"
            className="button"
            aria-label={`${t('tariffs.complain')}：${one.name}`}
            onClick={() => setSheet('complain')}
          >
            {t('tariffs.complain')}
          </button>
        )}
        {one.complaint && (
          <Link to="/cases/$caseId" params={{ caseId: one.complaint }} className="button">
            {t('tariffs.complaint')}
          </Link>
        )}
      </div>
      {can('rate') && <p className="hint">{t('tariffs.rateHint', { days: rateDays })}</p>}
      {sheet === 'cancel' && (
        <Sheet title={t('tariffs.cancelTitle')} onClose={() => setSheet(null)}>
          <p>{t('tariffs.cancelText', { name: one.name, day: dayWords(one.day, i18n.language), slot: one.slot })}</p>
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy !== null} onClick={cancel}>
            {t('tariffs.cancelYes')}
          </button>
        </Sheet>
      )}
      {sheet === 'complain' && (
        <WriteSheet
          what={t('tariffs.complain')}
          action="tariffs.complain"
          subject={{ id: one.id, title: one.name, page: '/tariffs/mine' }}
          explain={t('tariffs.complainText')}
          address={tariffsApi.complainOfTariffBooking}
          params={params}
          renews={tariffsKey}
          words={{ label: t('tariffs.complainLabel'), max: 500 }}
          body={(_, words) => ({ text: words })}
          problem={() => null}
          onClose={() => setSheet(null)}
        />
      )}
    </article>
  );
};
