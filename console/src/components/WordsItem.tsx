import { Form, Input } from 'antd';

interface Props {
  name: string;
  label: string;
  /** Said when it is left empty or too short. */
  needed: string;
  /** Signs at most. */
  most?: number;
  rows?: number;
}

/** A field for a few sentences that must be said, such as a reason. */
export const WordsItem = ({ name, label, needed, most = 1_000, rows = 2 }: Props) => (
  <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, min: 2, max: most, message: needed }]}>
    <Input.TextArea maxLength={most} autoSize={{ minRows: rows, maxRows: 8 }} />
  </Form.Item>
);
