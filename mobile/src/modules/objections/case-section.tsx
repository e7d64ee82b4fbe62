import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as objectionsApi from '#client/endpoints/objections.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

export const words = ['objections-phone'];

/** Objections to the dispatches of a case, and the handler's way to raise one. */
const Section = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  const [raising, setRaising] = useState(false);
  const params = { caseId: detail.id };
  const staff = !detail.reporter.mine;
  const { data } = useQuery({
    queryKey: ['objections', detail.id, detail.version],
    enabled: staff,
    queryFn: ({ signal }) => call(objectionsApi.caseObjections, { params }, signal),
  });
  if (!data || (data.items.length === 0 && !data.mayRaise)) return null;
  return (
    <section className="card stack" aria-labelledby="objections">
      <h2 id="objections">{t('objections.section')}</h2>
      {data.items.map((one) => (
        <div key={one.id}>
          <strong>{t('objections.nth', { n: one.n })}</strong> {t(`objections.states.${one.state}`)}
          <p className="small">{one.basis}</p>
          {one.state === 'open' && <p className="small soft">{t('objections.waits', { name: one.waitsFor })}</p>}
          {one.decision && <p className="small">{one.decision}</p>}
        </div>
      ))}
      {data.mayRaise &&
        (raising ? (
          <RaiseForm caseId={detail.id} final={data.final} onEnd={() => setRaising(false)} />
        ) : (
          <button type="button" className="button" onClick={() => setRaising(true)}>
            {t('objections.raise')}
          </button>
        ))}
    </section>
  );
};
export default Section;

const RaiseForm = ({ caseId, final, onEnd }: { caseId: string; final: boolean; onEnd: () => void }) => {
  const { t } = useTranslation();
  const act = useAct('objections');
  const [basis, setBasis] = useState('');
  const send = (): void =>
    void act
      .run(`raise ${basis}`, (id) =>
        call(objectionsApi.raiseObjection, { params: { caseId }, body: { id, basis: basis.trim(), proposedId: null } }),
      )
      .then((good) => {
        if (!good) return;
        toast(t('objections.sent'));
        onEnd();
      });
  return (
    <div className="stack">
      <p className="small soft">{t(final ? 'objections.final' : 'objections.lead')}</p>
      <div className="field">
        <label htmlFor="objection-basis">{t('objections.basis')}</label>
        <textarea
          id="objection-basis"
          className="input"
          rows={3}
          maxLength={1_000}
          value={basis}
          onChange={(event) => setBasis(event.target.value)}
        />
      </div>
      <FormError error={act.error} />
      <div className="wrap">
        <button type="button" className="button main" disabled={basis.trim().length < 2 || act.busy !== null} onClick={send}>
          {t('objections.send')}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t('objections.cancel')}
        </button>
      </div>
    </div>
  );
};
