import { Form, Input } from 'antd';

export interface DayProps {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  /** Said when it is left empty; otherwise the label. */
  needed?: string;
  extra?: string;
  min?: string;
  max?: string;
}

/** A day; undefined when it is left empty. */
export const DayItem = ({ name, label, required = false, needed = label, extra, min, max }: DayProps) => (
  <Form.Item name={name} label={label} extra={extra} rules={[{ required, message: needed }]} normalize={(day: string) => day || undefined}>
    <Input type="date" min={min} max={max} className="day-field" />
  </Form.Item>
);
