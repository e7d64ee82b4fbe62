import { PlusOutlined, TableOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registerCode } from '#contract/registers/parts.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { registersQuery } from '../queries.ts';
import '../../../styles/registers.css';

/** The registers somebody reads, fills in or designs. */
export const Registers = () => {
  const { t } = useTranslation('registers-console');
  const { data, error, refetch } = useQuery(registersQuery);
  const navigate = useNavigate();
  const [beginning, setBeginning] = useState(false);
  useTitle(t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 6 }} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      {data.mayDesign && (
        <div className="bar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setBeginning(true)}>
            {t('list.new')}
          </Button>
          <Button icon={<TableOutlined />} onClick={() => void navigate({ to: '/registers/from-table' })}>
            {t('table.open')}
          </Button>
        </div>
      )}
      {data.items.length === 0 && <p className="soft">{t(data.mayDesign ? 'list.noneToDesign' : 'list.none')}</p>}
      <ul className="registers">
        {data.items.map(({ code, title, help, version, drafted, mayDesign }) => (
          <li key={code} className="card">
            <div>
              {version === null ? (
                <Link to="/registers/$code/design" params={{ code }} className="registers-name">
                  {title ? labelOf(title) : code}
                </Link>
              ) : (
                <Link to="/registers/$code" params={{ code }} className="registers-name">
                  {title ? labelOf(title) : code}
                </Link>
              )}
              {help && <p className="soft">{help}</p>}
            </div>
            <div className="registers-marks">
              {drafted && <Tag color="warning">{t('list.drafted')}</Tag>}
              {version === null ? <Tag>{t('list.unpublished')}</Tag> : <Tag>{t('list.version', { version })}</Tag>}
              {mayDesign && version !== null && (
                <Link to="/registers/$code/design" params={{ code }}>
                  {t('list.design')}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
      {beginning && <Begin taken={data.items.map(({ code }) => code)} onClose={() => setBeginning(false)} />}
    </div>
  );
};

/** Asks for the code of a new register; everything else is for the designer's page. */
const Begin = ({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('registers-console');
  const navigate = useNavigate();
  return (
    <Modal open title={t('list.new')} footer={null} onCancel={onClose} destroyOnHidden>
      <Form<{ code: string }>
        layout="vertical"
        onFinish={({ code }) => void navigate({ to: '/registers/$code/design', params: { code } })}
        requiredMark={false}
      >
        <Form.Item
          name="code"
          label={t('list.code')}
          extra={t('list.codeHint')}
          rules={[
            {
              validator: (_, code: string) => {
                if (!registerCode.safeParse(code).success) return Promise.reject(new Error(t('list.codeWrong')));
                return taken.includes(code) ? Promise.reject(new Error(t('list.codeTaken'))) : Promise.resolve();
              },
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input maxLength={40} autoFocus autoComplete="off" />
        </Form.Item>
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('list.begin')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
