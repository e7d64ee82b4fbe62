import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { meQuery, useMe } from '../../../app/queries.ts';
import { Switches } from '../../../components/Switches.tsx';
import '../../../styles/sign-in.css';

interface Values {
  current: string;
  next: string;
  again: string;
}

/** Changing the own password: by wish, or because it is a temporary one and nothing else may be done before. */
export const Password = () => {
  const { t } = useTranslation('accounts-console');
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const forced = me.account.mustChangePassword;
  useTitle(t('password.title'));
  const send = useMutation({
    mutationFn: ({ current, next }: Values) => call(endpoints.accounts.changePassword, { body: { current, next } }),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      void message.success(t('password.done'));
      await navigate({ to: '/' });
    },
  });
  return (
    <main className="entry-main entry-alone" id="main">
      <div className="entry-switches">
        <Switches />
      </div>
      <div className="entry-card">
        <h1>{t('password.title')}</h1>
        <p className="soft entry-lead">{t(forced ? 'password.forced' : 'password.text')}</p>
        <Form<Values> layout="vertical" requiredMark={false} size="large" onFinish={send.mutate} className="entry-form">
          <input type="text" hidden readOnly autoComplete="username" value={me.account.username ?? ''} aria-label={t('signIn.login')} />
          <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('signIn.passwordNeeded') }]}>
            <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('password.next')}
            extra={t('password.rule')}
            rules={[{ required: true, min: 10, message: t('password.rule') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('password.again')}
            dependencies={['next']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differ'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={128} />
          </Form.Item>
          {send.isError && (
            <p className="field-problem" role="alert">
              {wordsFor(send.error)}
            </p>
          )}
          <Button type="primary" htmlType="submit" block loading={send.isPending}>
            {t('password.change')}
          </Button>
        </Form>
        {!forced && (
          <p>
            <Link to="/">{t('unknown.home')}</Link>
          </p>
        )}
      </div>
    </main>
  );
};
