import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Account } from '#contract/people/api.ts';
import type { postRoles } from '#contract/people/roles.ts';
import { dayOf, endOfDay } from '#ui/time.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../app/api.ts';
import { PostFields } from './PostFields.tsx';

interface Values {
  role: (typeof postRoles)[number];
  areaId?: string;
  organisationId?: string;
  validTo?: string;
}

/** Gives an account one more post. */
export const GrantPost = ({ account, onClose, onDone }: { account: Account; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation();
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.people.grantPost, {
        params: { accountId: account.id },
        body: {
          id: id.current,
          role: v.role,
          areaId: v.areaId ?? null,
          organisationId: v.organisationId ?? null,
          validTo: v.validTo ? endOfDay(v.validTo) : null,
        },
      }),
    onSuccess: onDone,
    onError: (error) => {
      if (isRefusal(error, 'request.id_reused')) id.current = v7();
    },
  });
  return (
    <Modal open title={t('accounts.grantTo', { name: account.name })} onCancel={onClose} footer={null} destroyOnHidden width={460}>
      <Form<Values> layout="vertical" requiredMark={false} onFinish={send.mutate}>
        <PostFields />
        <Form.Item name="validTo" label={t('accounts.validTo')} extra={t('accounts.validToHint')}>
          <Input type="date" min={dayOf(new Date())} style={{ width: 180 }} />
        </Form.Item>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('accounts.grant')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
