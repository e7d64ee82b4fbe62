import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ManagedOffer } from '#contract/offers/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

interface Props {
  offer: ManagedOffer;
  onClose: () => void;
}
/** Of which offer a form speaks. */
export const useLead = () => {
  const { t } = useTranslation('offers-console');
  return ({ merchant, title, points, description }: ManagedOffer) => (
    <>
      <p>{[merchant.name, title, t('pointsOf', { points })].join(' · ')}</p>
      {description && <p className="soft">{description}</p>}
    </>
  );
};

/** Agrees to an offer, or refuses it with a reason. */
export const DecideForm = ({ offer, agree, onClose }: Props & { agree: boolean }) => {
  const { t } = useTranslation('offers-console');
  const title = t(agree ? 'acts.approve' : 'acts.refuse');
  return (
    <ActDrawer<{ reason?: string }, ManagedOffer>
      keep={`offers.decide-${agree}`}
      subject={offer.id}
      title={title}
      lead={useLead()(offer)}
      submit={title}
      done={t('done')}
      renews="offers"
      request={({ reason }) =>
        asked(endpoints.offers.decideOffer, {
          params: { offerId: offer.id },
          body: { version: offer.version, agree, reason: reason?.trim() || null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {!agree && (
        <Form.Item
          name="reason"
          label={t('form.reason')}
          extra={t('form.reasonSeen')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.needed') }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

/** Takes an offer out of the mall. */
export const EndForm = ({ offer, onClose }: Props) => {
  const { t } = useTranslation('offers-console');
  return (
    <ActDrawer<object, ManagedOffer>
      keep="offers.end"
      subject={offer.id}
      title={t('acts.end')}
      lead={useLead()(offer)}
      submit={t('acts.end')}
      done={t('done')}
      renews="offers"
      request={() => asked(endpoints.offers.endOffer, { params: { offerId: offer.id }, body: { version: offer.version } })}
      onClose={onClose}
      onDone={onClose}
    />
  );
};
