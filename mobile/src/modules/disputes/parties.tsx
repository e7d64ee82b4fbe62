import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#client/endpoint.ts';
import * as disputesApi from '#client/endpoints/disputes.ts';
import type { DisputeDetail, lookAtParties } from '#contract/disputes/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { disputesKey } from './queries.ts';

/** The parties, masked; in full after a reason that is logged, until the page is left. */
export const Parties = ({ data }: { data: DisputeDetail }) => {
  const { t } = useTranslation();
  const act = useAct(disputesKey);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [looked, setLooked] = useState<Output<typeof lookAtParties>['parties'] | null>(null);
  const look = (): void => {
    const why = reason.trim();
    if (why.length < 2) {
      act.setError(t('disputes.reasonNeeded'));
      return;
    }
    void act.run(`look ${why}`, async (id) => {
      const { parties } = await call(disputesApi.lookAtParties, { params: { disputeId: data.id }, body: { id, reason: why } });
      setLooked(parties);
    });
  };
  return (
    <section className="card stack" aria-label={t('disputes.parties')}>
      <h2>{t('disputes.parties')}</h2>
      {(looked ?? data.parties.map((party) => ({ ...party, phone: null }))).map((party) => (
        <p key={party.id} className="tight">
          <span>
            <span className="soft">{t(`disputes.sides.${party.side}`)}</span> {party.name}
          </span>
          {party.phone && <a href={`tel:${party.phone}`}>{party.phone}</a>}
        </p>
      ))}
      {looked && <p className="hint">{t('disputes.looked')}</p>}
      {data.actions.includes('look') && !looked && !asking && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('disputes.acts.look')}
        </button>
      )}
      {asking && !looked && (
        <>
          <div className="field">
            <label htmlFor="look-reason">{t('disputes.reason')}</label>
            <input
              id="look-reason"
              className="input"
              maxLength={200}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                act.setError(null);
              }}
            />
          </div>
          <FormError error={act.error} />
          <button type="button" className="button main" disabled={act.busy !== null} onClick={look}>
            {t('disputes.acts.look')}
          </button>
        </>
      )}
    </section>
  );
};
