import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { CallError } from '#client/call.ts';
import { wordsFor } from '../../../app/api.ts';

interface Props<V, R> {
  title: string;
  /** What the act means, where that needs saying. */
  lead?: ReactNode;
  /** The words on the button. */
  submit: string;
  /** Told when it has worked; left out where the result shows itself. */
  done?: string;
  initial?: Partial<V>;
  wide?: boolean;
  /** `id` marks this attempt: the same one is sent again after a lost answer. */
  send: (id: string, values: V) => Promise<R>;
  onClose: () => void;
  onDone: (result: R) => void;
  children?: ReactNode;
}

/** The drawer every act of these pages is done in: a form, what the server says to it, and one id per attempt. */
export const ActDrawer = <V extends object, R>({
  title,
  lead,
  submit,
  done,
  initial,
  wide,
  send,
  onClose,
  onDone,
  children,
}: Props<V, R>) => {
  const { t } = useTranslation('organisations');
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useRef(v7());
  const act = useMutation({
    mutationFn: (values: V) => send(id.current, values),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['org'] });
      if (done) void message.success(done);
      onDone(result);
    },
    // refused: nothing was written, and what is sent next is something else
    onError: (error) => {
      if (error instanceof CallError && error.status >= 400 && error.status < 500) id.current = v7();
    },
  });
  return (
    <Drawer open title={title} onClose={onClose} size={wide ? 620 : 460} destroyOnHidden className="act-drawer">
      {lead && <div className="act-lead">{lead}</div>}
      <Form<V>
        layout="vertical"
        requiredMark={false}
        onFinish={act.mutate}
        autoComplete="off"
        scrollToFirstError
        {...(initial ? { initialValues: initial } : {})}
      >
        {children}
        {act.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(act.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {submit}
          </Button>
        </div>
      </Form>
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
/** A whole day. */
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
