import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { DisputeDetail, lookAtParties } from '#contract/disputes/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

type Looked = z.output<typeof lookAtParties.response>;

/** The parties, masked; in full after a reason that is logged, until the page is left. */
export const Parties = ({ dispute }: { dispute: DisputeDetail }) => {
  const { t } = useTranslation('disputes-console');
  const [asking, setAsking] = useState(false);
  const [looked, setLooked] = useState<Looked | null>(null);
  return (
    <section className="dispute-part" aria-label={t('parties')}>
      <div className="dispute-part-head">
        <h2>{t('parties')}</h2>
        {dispute.actions.includes('look') && !looked && <Button onClick={() => setAsking(true)}>{t('acts.look')}</Button>}
      </div>
      <dl className="fact-grid">
        {(looked?.parties ?? dispute.parties.map((party) => ({ ...party, phone: null }))).map((party) => (
          <div key={party.id}>
            <dt>{t(`disputes:sides.${party.side}`)}</dt>
            <dd>
              {party.name} {party.phone && <a href={`tel:${party.phone}`}>{party.phone}</a>}
            </dd>
          </div>
        ))}
      </dl>
      {looked && <p className="soft">{t('looked')}</p>}
      {asking && (
        <ActDrawer<{ reason: string }, Looked>
          keep="disputes.look"
          subject={dispute.id}
          title={t('acts.look')}
          lead={<p className="soft">{t('actLead.look')}</p>}
          submit={t('acts.look')}
          renews="disputes"
          request={({ reason }) =>
            asked(endpoints.disputes.lookAtParties, { params: { disputeId: dispute.id }, body: { reason: reason.trim() } })
          }
          onClose={() => setAsking(false)}
          onDone={(now) => {
            setLooked(now);
            setAsking(false);
          }}
        >
          <Form.Item
            name="reason"
            label={t('form.reason')}
            rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { max: 200 }) }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </ActDrawer>
      )}
    </section>
  );
};
