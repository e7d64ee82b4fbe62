import { DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { bulletinPaper, bulletinSheet } from '#contract/scorecards/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullDay } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { bulletinQuery } from '../queries.ts';
import { BulletinText } from './BulletinText.tsx';
import '../../../styles/parts.css';

const [paper, sheet]: [(typeof bulletinPaper)['path'], (typeof bulletinSheet)['path']] = [
  '/api/scorecards/bulletins/:bulletinId/pdf',
  '/api/scorecards/bulletins/:bulletinId/sheet',
];

/** A bulletin as it was issued. */
export const BulletinPage = () => {
  const { bulletinId } = useParams({ strict: false }) as { bulletinId: string };
  const { t } = useTranslation('scorecards-console');
  const locale = useLocale();
  const { busy, download } = useDownload();
  const { data, error, refetch } = useQuery(bulletinQuery(bulletinId));
  useTitle(data ? labelOf(data.title) : t('bulletin.title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  const number = t('bulletin.number', { year: data.year, number: data.number });
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/scorecards/bulletins">{t('bulletin.title')}</Link>
        </p>
        <h1>{labelOf(data.title)}</h1>
        <p className="soft">
          {number} · {fullDay(data.issuedAt, locale)}
        </p>
      </div>
      <div className="bar">
        <Button type="primary" icon={<FilePdfOutlined />} href={paper.replace(':bulletinId', data.id)} target="_blank">
          {t('bulletin.paper')}
        </Button>
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(sheet.replace(':bulletinId', data.id))}>
          {t('export')}
        </Button>
        <Link className="button-link quiet" to="/scorecards/runs/$runId" params={{ runId: data.runId }}>
          {t('bulletin.run')}
        </Link>
      </div>
      {data.replaced && <Alert type="warning" showIcon title={t('bulletin.replaced')} />}
      <BulletinText content={data.content} number={number} />
    </div>
  );
};
