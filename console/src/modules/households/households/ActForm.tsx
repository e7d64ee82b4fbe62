import { useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

interface Props<V, R> {
  keep: string;
  subject: string;
  title: string;
  done: string;
  initial?: Partial<V>;
  request: (values: V) => Asked<R>;
  onClose: () => void;
  onDone: (result: R) => void;
  children: ReactNode;
}

/** The drawer in which anything about buildings and households is changed. */
export const ActForm = <V extends object, R>({ title, done, onClose, onDone, children, ...form }: Props<V, R>) => {
  const { t } = useTranslation('households');
  const { message } = App.useApp();
  const client = useQueryClient();
  return (
    <Drawer open title={title} onClose={onClose} size={460} destroyOnHidden>
      <SendForm<V, R>
        {...form}
        keep={`households.${form.keep}`}
        title={title}
        submit={t('acts.save')}
        onCancel={onClose}
        onDone={(result) => {
          void client.invalidateQueries({ queryKey: ['households'] });
          void message.success(done);
          onDone(result);
        }}
      >
        {children}
      </SendForm>
    </Drawer>
  );
};

export const DayItem = ({ name, label, required = false }: { name: string; label: string; required?: boolean }) => (
  <Form.Item name={name} label={label} rules={[{ required, message: label }]} normalize={(day: string) => day || undefined}>
    <Input type="date" className="day-field" />
  </Form.Item>
);
