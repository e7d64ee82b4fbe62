import { useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../../app/send.ts';
import { SendForm } from '../../../../components/SendForm.tsx';

interface Props<V, R> {
  /** The kind of act and what it is done to: under them what was typed is kept. */
  keep: string;
  subject: string;
  title: string;
  /** What the act means, where that needs saying. */
  lead?: ReactNode;
  /** The words on the button. */
  submit: string;
  /** Told when it has worked; left out where the result shows itself. */
  done?: string;
  initial?: Partial<V>;
  wide?: boolean;
  request: (values: V) => Asked<R>;
  onClose: () => void;
  onDone: (result: R) => void;
  children?: ReactNode;
}

/** The drawer every act of these pages is done in. */
export const ActDrawer = <V extends object, R>({ title, lead, done, wide, onClose, onDone, children, ...form }: Props<V, R>) => {
  const { message } = App.useApp();
  const client = useQueryClient();
  return (
    <Drawer open title={title} onClose={onClose} size={wide ? 620 : 460} destroyOnHidden className="act-drawer">
      {lead && <div className="act-lead">{lead}</div>}
      <SendForm<V, R>
        {...form}
        keep={`organisations.${form.keep}`}
        title={title}
        onCancel={onClose}
        onDone={(result) => {
          void client.invalidateQueries({ queryKey: ['org'] });
          if (done) void message.success(done);
          onDone(result);
        }}
      >
        {children}
      </SendForm>
    </Drawer>
  );
};

interface DayProps {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  extra?: string;
  min?: string;
  max?: string;
}
export const DayItem = ({ name, label, required = false, extra, min, max }: DayProps) => {
  const { t } = useTranslation('organisations');
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required, message: t('form.dayNeeded') }]}
      normalize={(day: string) => day || undefined}
    >
      <Input type="date" min={min} max={max} className="day-field" />
    </Form.Item>
  );
};

/** Why: kept in the audit trail. */
export const ReasonItem = ({ label }: { label?: string }) => {
  const { t } = useTranslation('organisations');
  return (
    <Form.Item
      name="reason"
      label={label ?? t('form.reason')}
      rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.reasonNeeded') }]}
    >
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
};

/** A field's text as the server takes it: trimmed, null when empty. */
export const textOrNull = (value: string | null | undefined): string | null => value?.trim() || null;
