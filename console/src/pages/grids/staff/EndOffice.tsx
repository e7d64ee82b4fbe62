import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { Office } from '#contract/people/offices.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { refreshGrids } from '../data.ts';

/** Ends an office with its last day and the reason. */
export const EndOffice = ({ office, onClose, onDone }: { office: Office; onClose: () => void; onDone: (on: string) => void }) => {
  const { t } = useTranslation('drawing');
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: { on: string; reason: string }) =>
      call(endpoints.people.endOffice, { params: { officeId: office.id }, body: { id: id.current, on: v.on, reason: v.reason } }),
    onSuccess: (_, v) => {
      refreshGrids();
      onDone(v.on);
    },
    onError: () => {
      id.current = v7();
    },
  });
  return (
    <Modal open title={t('endTitle', { name: office.person.name })} onCancel={onClose} footer={null} width={420}>
      <Form layout="vertical" requiredMark={false} onFinish={send.mutate} initialValues={{ on: dayOf(new Date()) }}>
        <Form.Item name="on" label={t('lastDay')} rules={[{ required: true, message: t('dayNeeded') }]}>
          <Input type="date" min={office.validFrom} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, whitespace: true, message: t('reasonNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('end')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
