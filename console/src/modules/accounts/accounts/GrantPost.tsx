import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '#contract/accounts/api.ts';
import { endOfDay, platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import type { PlainArea } from '../../../components/AreaItem.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { PostFields } from './PostFields.tsx';

interface Values {
  role: string;
  area?: PlainArea;
  organisationId?: string;
  validTo?: string;
}

/** Gives an account one more post. */
export const GrantPost = ({ account, onClose, onDone }: { account: Account; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const title = t('accounts.grantTo', { name: account.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden width={460}>
      <SendForm<Values, Account>
        keep="accounts.grant"
        subject={account.id}
        title={title}
        submit={t('accounts.grant')}
        request={(v) =>
          asked(endpoints.accounts.grantPost, {
            params: { accountId: account.id },
            body: {
              role: v.role,
              areaId: v.area?.id ?? null,
              organisationId: v.organisationId ?? null,
              validTo: v.validTo ? endOfDay(v.validTo) : null,
            },
          })
        }
        onCancel={onClose}
        onDone={onDone}
      >
        <PostFields />
        <Form.Item name="validTo" label={t('accounts.validTo')} extra={t('accounts.validToHint')}>
          <Input type="date" min={platformDay()} style={{ width: 180 }} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
