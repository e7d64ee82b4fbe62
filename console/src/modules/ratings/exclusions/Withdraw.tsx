import { useTranslation } from 'react-i18next';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { SendButton } from '../../../components/SendButton.tsx';

/** Takes the own organisation's request back. */
export const Withdraw = ({ id }: { id: string }) => {
  const { t } = useTranslation('ratings-console');
  return (
    <SendButton
      keep="ratings.withdraw_exclusion"
      subject={id}
      words={t('exclusions.withdraw')}
      done={t('exclusions.withdrawn')}
      renews="ratings"
      request={() => asked(endpoints.ratings.withdrawExclusion, { params: { exclusionId: id }, body: {} })}
    />
  );
};
