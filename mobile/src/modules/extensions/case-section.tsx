import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as extensionsApi from '#client/endpoints/extensions.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

export const words = ['extensions-phone'];

/** Requests for more time of a case, and the handler's way to ask for it. */
const Section = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const params = { caseId: detail.id };
  const staff = !detail.reporter.mine;
  const { data } = useQuery({
    queryKey: ['extensions', detail.id, detail.version],
    enabled: staff,
    queryFn: ({ signal }) => call(extensionsApi.caseExtensions, { params }, signal),
  });
  if (!data || (data.items.length === 0 && data.daysMost === null)) return null;
  return (
    <section className="card stack" aria-labelledby="extensions">
      <h2 id="extensions">{t('extensions.section')}</h2>
      {data.items.map((one) => (
        <div key={one.id}>
          <strong>{t('extensions.asks', { count: one.days })}</strong> {t(`extensions.states.${one.state}`)}
          <p className="small">{one.reason}</p>
          {one.state === 'open' && <p className="small soft">{t('extensions.waits', { name: one.waitsFor })}</p>}
          {one.decision && <p className="small">{one.decision}</p>}
        </div>
      ))}
      {data.daysMost !== null &&
        (asking ? (
          <AskForm caseId={detail.id} most={data.daysMost} onEnd={() => setAsking(false)} />
        ) : (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('extensions.ask')}
          </button>
        ))}
    </section>
  );
};
export default Section;

const AskForm = ({ caseId, most, onEnd }: { caseId: string; most: number; onEnd: () => void }) => {
  const { t } = useTranslation();
  const act = useAct('extensions');
  const [days, setDays] = useState('');
  const [reason, setReason] = useState('');
  const count = /^\d{1,2}$/.test(days) ? Number(days) : 0;
  const ready = count >= 1 && count <= most && reason.trim().length >= 2;
  const send = (): void =>
    void act
      .run(`ask ${days} ${reason}`, (id) =>
        call(extensionsApi.askExtension, { params: { caseId }, body: { id, days: count, reason: reason.trim() } }),
      )
      .then((good) => {
        if (!good) return;
        toast(t('extensions.sent'));
        onEnd();
      });
  return (
    <div className="stack">
      <p className="small soft">{t('extensions.lead', { days: most })}</p>
      <div className="field">
        <label htmlFor="extension-days">{t('extensions.days')}</label>
        <input
          id="extension-days"
          className="input"
          inputMode="numeric"
          maxLength={2}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="extension-reason">{t('extensions.reason')}</label>
        <textarea
          id="extension-reason"
          className="input"
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <FormError error={act.error} />
      <div className="wrap">
        <button type="button" className="button main" disabled={!ready || act.busy !== null} onClick={send}>
          {t('extensions.send')}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {t('extensions.cancel')}
        </button>
      </div>
    </div>
  );
};
