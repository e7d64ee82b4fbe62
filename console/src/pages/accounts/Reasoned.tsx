import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Account, Post } from '#contract/people/api.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';

export type ReasonedAct =
  | { kind: 'endPost'; account: Account; post: Post }
  | { kind: 'disable' | 'enable' | 'unlock' | 'resetSecondFactor'; account: Account };

const send = (act: ReasonedAct, id: string, reason: string): Promise<unknown> => {
  const accountId = act.account.id;
  if (act.kind === 'endPost') return call(endpoints.people.endPost, { params: { postId: act.post.id }, body: { id, reason } });
  if (act.kind === 'unlock') return call(endpoints.people.unlockAccount, { params: { accountId }, body: { id, reason } });
  if (act.kind === 'resetSecondFactor') return call(endpoints.people.resetSecondFactor, { params: { accountId }, body: { id, reason } });
  return call(endpoints.people.setAccountDisabled, { params: { accountId }, body: { id, disabled: act.kind === 'disable', reason } });
};

/** An act on an account that goes on record with its reason: end a post, disable, enable, unlock, reset the second factor. */
export const Reasoned = ({ act, onClose, onDone }: { act: ReasonedAct; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const id = useRef(v7());
  const mutation = useMutation({
    mutationFn: ({ reason }: { reason: string }) => send(act, id.current, reason.trim()),
    onSuccess: onDone,
    onError: () => {
      id.current = v7();
    },
  });
  const what = act.kind === 'endPost' ? t(`people:roles.${act.post.role}`) : '';
  return (
    <Modal
      open
      title={t(`accounts.ask.${act.kind}`, { name: act.account.name, post: what })}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={440}
    >
      <p>{t(`accounts.means.${act.kind}`)}</p>
      <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={mutation.mutate}>
        <Form.Item
          name="reason"
          label={t('act.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}
        >
          <Input.TextArea autoFocus maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {mutation.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(mutation.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={mutation.isPending}>
            {t('accounts.confirm')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
