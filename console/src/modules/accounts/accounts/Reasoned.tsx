import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account, Post } from '#contract/accounts/api.ts';
import type { BoundDevice } from '#contract/accounts/devices.ts';
import { temporaryPasswordDays } from '#contract/accounts/roles.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { roleLabel } from '#ui/roles.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { SendForm } from '../../../components/SendForm.tsx';

export type ReasonedAct =
  | { kind: 'endPost'; account: Account; post: Post }
  | { kind: 'unbind'; account: Account; device: BoundDevice }
  | { kind: 'disable' | 'enable' | 'unlock' | 'resetSecondFactor' | 'giveTemporary' | 'correct'; account: Account };

interface Values {
  reason: string;
  password?: string;
  name?: string;
  phone?: string;
}

const requestOf = (act: ReasonedAct, { password = '', name, phone, ...values }: Values): Asked<unknown> => {
  const reason = values.reason.trim();
  const accountId = act.account.id;
  if (act.kind === 'endPost') return asked(endpoints.accounts.endPost, { params: { postId: act.post.id }, body: { reason } });
  if (act.kind === 'unbind')
    return asked(endpoints.accounts.unbindDeviceOf, { params: { accountId, deviceId: act.device.id }, body: { reason } });
  if (act.kind === 'unlock') return asked(endpoints.accounts.unlockAccount, { params: { accountId }, body: { reason } });
  if (act.kind === 'resetSecondFactor') return asked(endpoints.accounts.resetSecondFactor, { params: { accountId }, body: { reason } });
  if (act.kind === 'giveTemporary')
    return asked(endpoints.accounts.giveTemporaryPassword, { params: { accountId }, body: { password, reason } });
  if (act.kind === 'correct') {
    const contact = { ...(name?.trim() ? { name: name.trim() } : {}), ...(phone ? { phone } : {}) };
    return asked(endpoints.accounts.correctContact, { params: { accountId }, body: { ...contact, reason } });
  }
  return asked(endpoints.accounts.setAccountDisabled, { params: { accountId }, body: { disabled: act.kind === 'disable', reason } });
};

/** An act on an account that goes on record with its reason: end a post, unbind a phone, disable, enable, unlock, reset the second factor or the password, correct name or phone. */
export const Reasoned = ({ act, onClose, onDone }: { act: ReasonedAct; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const what = act.kind === 'endPost' ? roleLabel(t, act.post) : '';
  const title = t(`accounts.ask.${act.kind}`, { name: act.account.name, post: what });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} destroyOnHidden width={440}>
      <p>{t(`accounts.means.${act.kind}`)}</p>
      <SendForm<Values, unknown>
        keep={`accounts.${act.kind}`}
        subject={act.kind === 'endPost' ? act.post.id : act.kind === 'unbind' ? act.device.id : act.account.id}
        title={title}
        secret={['password']}
        submit={t('accounts.confirm')}
        request={(values) => requestOf(act, values)}
        onCancel={onClose}
        onDone={onDone}
      >
        {act.kind === 'giveTemporary' && (
          <Form.Item
            name="password"
            label={t('accounts.temporary')}
            extra={t('accounts.temporaryHint', { days: temporaryPasswordDays })}
            rules={[{ required: true, min: 10, message: t('password.rule') }]}
          >
            <Input.Password autoFocus autoComplete="new-password" maxLength={128} />
          </Form.Item>
        )}
        {act.kind === 'correct' && (
          <>
            <Form.Item name="name" label={t('accounts.newName')} rules={[{ min: 2, max: 40, message: t('accounts.nameRule') }]}>
              <Input maxLength={40} autoFocus autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="phone"
              label={t('accounts.newPhone')}
              dependencies={['name']}
              rules={[
                { transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') },
                ({ getFieldValue }) => ({
                  validator: (_, value) =>
                    value || getFieldValue('name') ? Promise.resolve() : Promise.reject(new Error(t('accounts.correctNeeded'))),
                }),
              ]}
            >
              <CleanInput clean={phoneOf} inputMode="tel" autoComplete="off" />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="reason"
          label={t('act.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus={act.kind !== 'giveTemporary' && act.kind !== 'correct'} maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
