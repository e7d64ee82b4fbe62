import { useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

interface Props<V, R> {
  /** The kind of act and what it is done to: under them what was typed is kept. */
  keep: string;
  subject: string;
  title: string;
  lead?: ReactNode;
  submit: string;
  /** Told when it has worked. */
  done?: string;
  initial?: Partial<V>;
  /** Fields that are never kept. */
  secret?: readonly (keyof V & string)[];
  request: (values: V) => Asked<R>;
  onClose: () => void;
  onDone: (answer: R) => void;
  children?: ReactNode;
}

/** The drawer in which persons are changed. */
export const Act = <V extends object, R>({ title, lead, done, onClose, onDone, children, keep, ...form }: Props<V, R>) => {
  const { message } = App.useApp();
  const client = useQueryClient();
  return (
    <Drawer open title={title} onClose={onClose} size={460} destroyOnHidden className="act-drawer">
      {lead && <div className="act-lead">{lead}</div>}
      <SendForm<V, R>
        {...form}
        keep={`persons.${keep}`}
        title={title}
        onCancel={onClose}
        onDone={(answer) => {
          void client.invalidateQueries({ queryKey: ['persons'] });
          if (done) void message.success(done);
          onDone(answer);
        }}
      >
        {children}
      </SendForm>
    </Drawer>
  );
};

/** Why: kept on record. */
export const ReasonItem = ({ label }: { label: string }) => {
  const { t } = useTranslation('persons');
  return (
    <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}>
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
};
