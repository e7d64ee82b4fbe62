import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ActDrawerProps, ActDrawer as Shared } from '../../../../components/ActDrawer.tsx';

/** The drawer every act of these pages is done in. */
export const ActDrawer = <V extends object, R>({ keep, ...act }: Omit<ActDrawerProps<V, R>, 'renews'>) => (
  <Shared<V, R> {...act} keep={`organisations.${keep}`} renews="org" />
);

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
