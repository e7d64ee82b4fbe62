import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as offersApi from '#client/endpoints/offers.ts';
import type { Redemption } from '#contract/offers/api.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { useAct } from '../../parts/use-act.ts';
import { offersKey } from './queries.ts';

/** One thing given out today; a second use is told with where the voucher was used before. Points go back for a reason. */
export const RedemptionCard = ({ redemption }: { redemption: Redemption }) => {
  const { t, i18n } = useTranslation('offers-phone');
  const act = useAct(offersKey);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [goodsBack, setGoodsBack] = useState(false);
  const { title, points, usedAt, offline, outcome, before, state, actions, voucherId } = redemption;
  const send = (): void => {
    if (reason.trim().length < 2) {
      act.setError(t('refundNeeded'));
      return;
    }
    void act
      .run(`refund ${reason} ${goodsBack}`, (id) =>
        call(offersApi.refundVoucher, { params: { voucherId }, body: { id, reason: reason.trim(), goodsBack } }),
      )
      .then((done) => {
        if (!done) return;
        toast(t('refunded'));
        setOpen(false);
      });
  };
  return (
    <section className="card" aria-label={title}>
      <span className="row">
        <span className="grow tight">
          <strong>{title}</strong>
          <span className="small soft">
            {[shortTime(usedAt, i18n.language), t('points', { points }), offline && t('offline')].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="tag">{t(`states.${state}`)}</span>
      </span>
      {outcome !== 'redeemed' && (
        <p className="notice">{t(`second.${outcome}`, { merchant: before?.merchant ?? t('elsewhere'), points })}</p>
      )}
      {actions.includes('refund') && (
        <button type="button" className="button bare" aria-label={t('refundOf', { title })} onClick={() => setOpen(true)}>
          {t('refund')}
        </button>
      )}
      {open && (
        <Sheet title={t('refund')} onClose={() => setOpen(false)}>
          <div className="field">
            <label htmlFor="refund-reason">{t('refundReason')}</label>
            <input
              id="refund-reason"
              className="input"
              maxLength={200}
              value={reason}
              onChange={(event) => {
                act.setError(null);
                setReason(event.target.value);
              }}
            />
          </div>
          <Toggle label={t('goodsBack')} checked={goodsBack} onChange={setGoodsBack} />
          <FormError error={act.error} />
          <button type="button" className="button main wide" disabled={act.busy !== null} onClick={send}>
            {t('refund')}
          </button>
        </Sheet>
      )}
    </section>
  );
};
