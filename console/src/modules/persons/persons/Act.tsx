import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer, type ActDrawerProps } from '../../../components/ActDrawer.tsx';

/** The drawer in which persons are changed. */
export const Act = <V extends object, R>({ keep, ...act }: Omit<ActDrawerProps<V, R>, 'renews' | 'wide'>) => (
  <ActDrawer<V, R> {...act} keep={`persons.${keep}`} renews="persons" />
);

/** Why: kept on record. */
export const ReasonItem = ({ label }: { label: string }) => {
  const { t } = useTranslation('persons');
  return (
    <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('act.reasonNeeded') }]}>
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
};
