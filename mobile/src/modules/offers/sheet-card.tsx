import { useTranslation } from 'react-i18next';
import * as offersApi from '#client/endpoints/offers.ts';
import type { Settlement } from '#contract/offers/api.ts';
import { entryWhats } from '#contract/offers/values.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { offersKey } from './queries.ts';

/** One settlement sheet with its sums; a closed one is confirmed here. */
export const SheetCard = ({ sheet }: { sheet: Settlement }) => {
  const { t } = useTranslation('offers-phone');
  const act = useAct(offersKey);
  const { merchant, period, points, state, sums, receipt, actions } = sheet;
  const params = { merchantId: merchant.id, period };
  const confirm = (): void =>
    void act
      .run('confirm', (id) => call(offersApi.confirmSettlement, { params, body: { id } }))
      .then((done) => done && toast(t('confirmed')));
  return (
    <section className="card" aria-label={period}>
      <span className="row">
        <span className="grow tight">
          <strong>{period}</strong>
          <span>{t('sum', { points })}</span>
        </span>
        <span className="tag">{t(`settlementStates.${state}`)}</span>
      </span>
      <ul className="small">
        {entryWhats.map((what) => {
          const of = sums[what];
          return of && of.count > 0 && <li key={what}>{t('line', { what: t(`whats.${what}`), count: of.count, points: of.points })}</li>;
        })}
      </ul>
      {receipt && <p className="small soft">{t('receipt', { receipt })}</p>}
      <FormError error={act.error} />
      {actions.includes('confirm') && (
        <button
          type="button"
          className="button main wide"
          aria-label={t('confirmOf', { period })}
          disabled={act.busy !== null}
          onClick={confirm}
        >
          {t('confirm')}
        </button>
      )}
    </section>
  );
};
