import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { loginOf, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { postRoles } from '#contract/people/roles.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../app/api.ts';
import { CleanInput } from '../../components/CleanInput.tsx';
import { PostFields } from './PostFields.tsx';

interface Values {
  name: string;
  username: string;
  phone: string;
  password: string;
  role: (typeof postRoles)[number];
  areaId?: string;
  organisationId?: string;
}

/** Opens a staff account with its first post and a temporary password. */
export const CreateAccount = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.people.createAccount, {
        body: { ...v, id: id.current, areaId: v.areaId ?? null, organisationId: v.organisationId ?? null },
      }),
    onSuccess: (account) => {
      void message.success(t('accounts.created', { name: account.name }));
      onDone();
    },
    onError: (error) => {
      if (isRefusal(error, 'request.id_reused')) id.current = v7();
    },
  });
  return (
    <Drawer open title={t('accounts.create')} onClose={onClose} size={440} destroyOnHidden>
      <Form<Values> layout="vertical" requiredMark={false} onFinish={send.mutate} autoComplete="off" scrollToFirstError>
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
          extra={t('accounts.temporaryHint')}
          rules={[{ required: true, min: 10, message: t('password.rule') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <PostFields />
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('accounts.create')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
};
