import { useTranslation } from 'react-i18next';
import type { ManagedOffer, Voucher } from '#contract/offers/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';
import { useLead } from './DecideForm.tsx';

/** Takes an offer for somebody who stands at the counter without a phone, and hands it out at once. */
export const CounterForm = ({ offer, onClose }: { offer: ManagedOffer; onClose: () => void }) => {
  const { t } = useTranslation('offers-console');
  return (
    <ActDrawer<{ person: PersonValue }, Voucher>
      keep="offers.counter"
      subject={offer.id}
      title={t('acts.counter')}
      lead={
        <>
          {useLead()(offer)}
          <p className="soft">{t('counterLead')}</p>
        </>
      }
      submit={t('counterGive', { points: offer.points })}
      done={t('counterDone')}
      renews="offers"
      secret={['person']}
      request={({ person }) =>
        asked(endpoints.offers.giveAtCounter, { params: { offerId: offer.id }, body: { personId: person.personId ?? '' } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('form.person')} knownOnly />
    </ActDrawer>
  );
};
