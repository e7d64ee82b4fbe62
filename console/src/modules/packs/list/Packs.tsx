import { ExportOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Skeleton, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packLimits } from '#contract/packs/pack.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Origin } from '../Origin.tsx';
import { packsQuery } from '../queries.ts';
import { ExportDrawer } from './ExportDrawer.tsx';
import '../../../styles/registers.css';

/** The packs there are: those of the program and those that were brought, with what is installed. */
export const Packs = () => {
  const { t } = useTranslation('packs-console');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(packsQuery);
  const [exporting, setExporting] = useState(false);
  const bringing = useSend({
    slot: useSlot('packs.bring'),
    request: (pack: unknown) => asked(endpoints.packs.bringPack, { body: { pack } }),
    onDone: ({ code }) => {
      void client.invalidateQueries({ queryKey: ['packs'] });
      void navigate({ to: '/packs/$code', params: { code } });
    },
    onFailed: (failed) => void message.error(sendingWords(failed), 8),
  });
  const bring = async (file: File): Promise<void> => {
    try {
      if (file.size > packLimits.bytes) throw new Error('too large');
      bringing.send(JSON.parse(await file.text()));
    } catch {
      void message.error(t('list.unreadable'), 8);
    }
  };
  useTitle(t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 6 }} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="bar">
        <Upload
          accept=".json,application/json"
          showUploadList={false}
          beforeUpload={(file) => {
            void bring(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={bringing.isPending}>
            {t('list.bring')}
          </Button>
        </Upload>
        <Button icon={<ExportOutlined />} onClick={() => setExporting(true)} disabled={data.exportable.length === 0}>
          {t('list.export')}
        </Button>
      </div>
      <ul className="registers">
        {data.items.map((pack) => (
          <li key={pack.code} className="card">
            <div>
              <Link to="/packs/$code" params={{ code: pack.code }} className="registers-name">
                {labelOf(pack.title)}
              </Link>
              <p className="soft">{labelOf(pack.help)}</p>
              <p>{pack.contents.map(({ title }) => labelOf(title)).join(t('list.and'))}</p>
            </div>
            <div className="registers-marks">
              <Tag>{t('list.version', { version: pack.version })}</Tag>
              <Origin pack={pack} />
              {pack.installed === null ? (
                <Tag>{t('list.notInstalled')}</Tag>
              ) : (
                <Tag color={pack.isNewer ? 'processing' : 'default'}>
                  {t(pack.isNewer ? 'list.newer' : 'list.installed', { version: pack.installed.version })}
                </Tag>
              )}
            </div>
          </li>
        ))}
      </ul>
      {exporting && <ExportDrawer exportable={data.exportable} onClose={() => setExporting(false)} />}
    </div>
  );
};
