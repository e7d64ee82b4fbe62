import { Form, Radio } from 'antd';

interface Props {
  name: string;
  label: string;
  yes: string;
  no: string;
}

/** A question that is decided one way or the other; neither is offered first. */
export const VerdictItem = ({ name, label, yes, no }: Props) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: label }]}>
    <Radio.Group
      options={[
        { value: true, label: yes },
        { value: false, label: no },
      ]}
    />
  </Form.Item>
);
