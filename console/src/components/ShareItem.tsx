import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** With whom a template or filter is shared, in a form; the value is a key, empty for oneself alone. */
export const ShareItem = ({ shares }: { shares: readonly { readonly key: string; readonly name: string }[] }) => {
  const { t } = useTranslation('desk');
  return (
    <Form.Item name="shared" label={t('items.shared')}>
      <Select
        options={[
          { value: '', label: t('items.own') },
          ...shares.map(({ key, name }) => ({ value: key, label: t('items.sharedWith', { name }) })),
        ]}
      />
    </Form.Item>
  );
};
