import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, useSend } from '../../../app/send.ts';

/** Takes the own organisation's request back. */
export const Withdraw = ({ id }: { id: string }) => {
  const { t } = useTranslation('ratings-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const sending = useSend({
    slot: useSlot('ratings.withdraw_exclusion', id),
    request: () => asked(endpoints.ratings.withdrawExclusion, { params: { exclusionId: id }, body: {} }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['ratings'] });
      void message.success(t('exclusions.withdrawn'));
    },
  });
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.send(null)}>
      {t('exclusions.withdraw')}
    </Button>
  );
};
