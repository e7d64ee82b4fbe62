import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { most } from '#contract/disclosures/codes.ts';
import { DocumentField } from '../../components/DocumentField.tsx';
import { PhotoField } from '../../components/PhotoField.tsx';
import type { Written } from './written.ts';

/** Documents as a field of a form. */
const Documents = ({
  value = [],
  onChange,
  names,
  onBusy,
}: {
  value?: readonly string[];
  onChange?: (ids: readonly string[]) => void;
  names: Readonly<Record<string, string>>;
  onBusy: (busy: boolean) => void;
}) => (
  <DocumentField
    id="disclosure-documents"
    value={value}
    names={names}
    most={most.files}
    onChange={(ids) => onChange?.(ids)}
    onBusy={onBusy}
  />
);

/**
 * Fields of what a disclosure says, and of what is read with it.
 * @param names of documents that are attached already, by id
 */
export const WrittenFields = ({ names = {}, onBusy }: { names?: Readonly<Record<string, string>>; onBusy: (busy: boolean) => void }) => {
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
      <Form.Item name="photos" label={t('form.photos')}>
        <PhotoField most={most.files} onBusy={onBusy} />
      </Form.Item>
      <Form.Item name="documents" label={t('form.documents')} extra={t('form.filesHint')}>
        <Documents names={names} onBusy={onBusy} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Written, b: Written) => a.photos !== b.photos || a.documents !== b.documents}>
        {({ getFieldValue }) =>
          (getFieldValue('photos')?.length ?? 0) + (getFieldValue('documents')?.length ?? 0) > 0 && (
            <Form.Item
              name="filesChecked"
              valuePropName="checked"
              rules={[{ validator: (_, is) => (is === true ? Promise.resolve() : Promise.reject(new Error(t('form.filesRule')))) }]}
            >
              <Checkbox>{t('form.filesChecked')}</Checkbox>
            </Form.Item>
          )
        }
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
