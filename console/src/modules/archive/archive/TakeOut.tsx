import { Button, Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../../../app/work.ts';

interface Values {
  reason: string;
}
interface Props<V> {
  title: string;
  lead: string;
  go: string;
  initial?: Partial<V>;
  address: (values: V) => string;
  onClose: () => void;
  /** Fields before the reason. */
  children?: ReactNode;
}

/** Asks why packages are taken out, and downloads them. What is typed is not kept: each taking has its own reason. */
export const TakeOut = <V extends Values>({ title, lead, go, initial, address, onClose, children }: Props<V>) => {
  const { t } = useTranslation('archive');
  const { download } = useDownload();
  const take = (values: V): void => {
    download(address(values));
    onClose();
  };
  return (
    <Drawer open title={title} onClose={onClose} size={460} destroyOnHidden className="act-drawer">
      <div className="act-lead">{lead}</div>
      <Form<V> layout="vertical" {...(initial && { initialValues: initial })} onFinish={(values) => take(values)}>
        {children}
        <Form.Item
          name="reason"
          label={t('takeOut.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('must.fill') }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {go}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
};
