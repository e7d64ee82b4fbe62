import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { isDefinite } from '#client/attempt.ts';
import * as offersApi from '#client/endpoints/offers.ts';
import { plain } from '#contract/kernel/typed.ts';
import type { MyMerchants, Redemption } from '#contract/offers/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { submitWritten } from '../../store/outbox.ts';
import { canScan, Scanner } from '../patrols/scanner.tsx';
import { judge } from './judge.ts';
import { offersKey } from './queries.ts';

type Outcome =
  | { readonly of: 'server'; readonly redemption: Redemption }
  | { readonly of: 'phone'; readonly title: string; readonly points: number };
interface Props {
  readonly merchants: MyMerchants & { readonly ahead: number };
  readonly merchant: MyMerchants['items'][number];
}

/** Takes vouchers: the server decides where there is a network; without one this phone judges what it can, and sends it later. */
export const Taking = ({ merchants, merchant }: Props) => {
  const { t } = useTranslation('offers-phone');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const owner = useMe()?.account.id ?? null;
  const [scanning, setScanning] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const params = { merchantId: merchant.id };

  const alone = async (code: string): Promise<void> => {
    const judged = await judge(code, merchants, merchant.id).catch(() => ({ fault: 'unready' as const }));
    if ('fault' in judged) return setError(t(`faults.${judged.fault === 'digits' && !canScan() ? 'digitsAlone' : judged.fault}`));
    const id = v7();
    const sent = await submitWritten(
      {
        id,
        title: judged.offer.title,
        body: { id, code, offline: true } as { id: string },
        written: {
          path: offersApi.redeem.path.replace(':merchantId', merchant.id),
          answers: offersApi.redeem.answers,
          what: t('act'),
          renews: offersKey,
          page: '/merchant',
        },
        photos: [],
      },
      owner,
    );
    if (sent.status === 'unkept') return setError(common('room.unkept'));
    if (sent.status === 'refused') return setError(sent.error);
    setTyped('');
    setOutcome({ of: 'phone', title: judged.offer.title, points: judged.offer.points });
  };
  const take = async (code: string): Promise<void> => {
    setScanning(false);
    setBusy(true);
    setError(null);
    setOutcome(null);
    try {
      if (!navigator.onLine) await alone(code);
      else {
        const redemption = await call(offersApi.redeem, { params, body: { id: v7(), code, offline: false } });
        setOutcome({ of: 'server', redemption });
        setTyped('');
        await client.invalidateQueries({ queryKey: [offersKey] });
      }
    } catch (failure) {
      // whether it arrived is not known: sent again as taken without a network, one code read by one phone is one use
      if (isDefinite(failure)) setError(failure);
      else await alone(code);
    } finally {
      setBusy(false);
    }
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const digits = plain(typed).replaceAll(/\D/g, '');
    if (digits.length === 12) void take(digits);
    else setError(t('typeHint'));
  };

  return (
    <section className="card stack" aria-label={t('act')}>
      {outcome && <Told outcome={outcome} />}
      {scanning ? (
        <Scanner
          onRead={(text) => void take(text)}
          onFailed={() => {
            setScanning(false);
            setError(t('noCamera'));
          }}
        />
      ) : (
        canScan() && (
          <button type="button" className="button main wide" disabled={busy} onClick={() => setScanning(true)}>
            {t(outcome ? 'next' : 'scan')}
          </button>
        )
      )}
      <form className="stack" onSubmit={send} noValidate>
        <div className="field">
          <label htmlFor="voucher-digits">{t('type')}</label>
          <input
            id="voucher-digits"
            className="input"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="hint">{t('typeHint')}</span>
          {!canScan() && <span className="hint">{t('noScan')}</span>}
        </div>
        <FormError error={error} />
        <button type="submit" className="button wide" disabled={busy}>
          {t('check')}
        </button>
      </form>
    </section>
  );
};

const Told = ({ outcome }: { outcome: Outcome }) => {
  const { t } = useTranslation('offers-phone');
  const { title, points } = outcome.of === 'server' ? outcome.redemption : outcome;
  return (
    <p className="notice" role="status">
      <strong>{t(outcome.of === 'server' ? 'ok' : 'kept')}</strong>
      <br />
      {t(outcome.of === 'server' ? 'okText' : 'keptText', { title, points })}
    </p>
  );
};
