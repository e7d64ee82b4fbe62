import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Fields of what a disclosure says. */
export const WrittenFields = () => {
  const { t } = useTranslation('disclosures-console');
  return (
    <>
      <Form.Item
        name="title"
        label={t('form.title')}
        rules={[{ required: true, whitespace: true, min: 2, max: 120, message: t('form.titleRule') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="text" label={t('form.text')} extra={t('form.textHint')}>
        <Input.TextArea maxLength={20_000} autoSize={{ minRows: 4, maxRows: 16 }} />
      </Form.Item>
      <Form.Item name="table" label={t('form.table')} extra={t('form.tableHint')}>
        <Input.TextArea maxLength={50_000} autoSize={{ minRows: 2, maxRows: 12 }} />
      </Form.Item>
      <Form.Item name="names" label={t('form.names')} extra={t('form.namesHint')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="maskNumbers" valuePropName="checked" extra={t('form.maskHint')}>
        <Checkbox>{t('form.mask')}</Checkbox>
      </Form.Item>
    </>
  );
};
