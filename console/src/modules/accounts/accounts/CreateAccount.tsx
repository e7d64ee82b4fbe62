import { App, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '#contract/accounts/api.ts';
import { temporaryPasswordDays } from '#contract/accounts/roles.ts';
import { loginOf, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import type { PlainArea } from '../../../components/AreaItem.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { PostFields } from './PostFields.tsx';

interface Values {
  name: string;
  username: string;
  phone: string;
  password: string;
  role: string;
  area?: PlainArea;
  organisationId?: string;
}

/** Opens a staff account with its first post and a temporary password. */
export const CreateAccount = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const { message } = App.useApp();
  const title = t('accounts.create');
  return (
    <Drawer open title={title} onClose={onClose} size={440} destroyOnHidden>
      <SendForm<Values, Account>
        keep="accounts.create"
        title={title}
        secret={['password']}
        submit={title}
        request={({ area, organisationId, ...v }) =>
          asked(endpoints.accounts.createAccount, { body: { ...v, areaId: area?.id ?? null, organisationId: organisationId ?? null } })
        }
        onCancel={onClose}
        onDone={(account) => {
          void message.success(t('accounts.created', { name: account.name }));
          onDone();
        }}
      >
        <Form.Item
          name="name"
          label={t('accounts.fullName')}
          rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('accounts.nameRule') }]}
        >
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item
          name="username"
          label={t('accounts.username')}
          extra={t('accounts.usernameRule')}
          rules={[{ required: true, transform: loginOf, pattern: /^[a-z][a-z0-9_.-]{2,31}$/, message: t('accounts.usernameRule') }]}
        >
          <CleanInput clean={loginOf} autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('signIn.phone')}
          rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') }]}
        >
          <CleanInput clean={phoneOf} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('accounts.temporary')}
          extra={t('accounts.temporaryHint', { days: temporaryPasswordDays })}
          rules={[{ required: true, min: 10, message: t('password.rule') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <PostFields />
      </SendForm>
    </Drawer>
  );
};
