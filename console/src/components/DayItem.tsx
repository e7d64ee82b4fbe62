import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export interface DayProps {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  /** Said when it is left empty, where something else than "choose a day" helps. */
  needed?: string;
  extra?: string;
  min?: string;
  max?: string;
}

/** A day; undefined when it is left empty. */
export const DayItem = ({ name, label, required = false, needed, extra, min, max }: DayProps) => {
  const { t } = useTranslation();
  const rules = [{ required, message: needed ?? t('must.day') }];
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules} normalize={(day: string) => day || undefined}>
      <Input type="date" min={min} max={max} className="day-field" />
    </Form.Item>
  );
};
