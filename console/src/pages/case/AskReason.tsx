import { Button, Form, Input, Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { limits } from '#contract/cases/lifecycle.ts';
import { wordsFor } from '../../app/api.ts';

/** Asks why somebody wants to see what is starred. The request keeps its id until the question is closed. */
export const AskReason = (props: {
  title: string;
  text: string;
  pending: boolean;
  error: Error | null;
  onAsk: (asked: { id: string; reason: string }) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const id = useRef(v7());
  return (
    <Modal open title={props.title} onCancel={props.onClose} footer={null} width={440}>
      <p>{props.text}</p>
      <Form layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => props.onAsk({ id: id.current, reason })}>
        <Form.Item
          name="reason"
          label={t('reveal.reason')}
          rules={[{ required: true, min: limits.reasonMin, max: limits.reasonMax, message: t('act.reasonNeeded') }]}
        >
          <Input autoFocus maxLength={200} />
        </Form.Item>
        {props.error && (
          <p className="field-problem" role="alert">
            {wordsFor(props.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={props.pending}>
            {t('reveal.show')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
