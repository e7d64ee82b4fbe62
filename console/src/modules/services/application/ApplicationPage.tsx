import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { ApplicationState } from '../ApplicationState.tsx';
import { ApplicationParts } from './ApplicationParts.tsx';

/** An application: who decides by when, what was handed in, what happened, and the next step. */
export const ApplicationPage = () => {
  const { t } = useTranslation('services-console');
  const { applicationId } = useParams({ strict: false }) as { applicationId: string };
  const { busy, download } = useDownload();
  const { data, error, refetch } = useQuery({
    queryKey: ['services', 'one', applicationId],
    queryFn: ({ signal }) => call(endpoints.services.getApplication, { params: { applicationId } }, signal),
  });
  useTitle(data?.item.name ?? t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/services" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{data.item.name}</h1>
        <p className="soft">
          <span className="num">{data.number}</span> · <ApplicationState application={data} />
          <Link to="/cases/$caseId" params={{ caseId: data.caseId }} search={{}}>
            {t('toCase')}
          </Link>
        </p>
        {data.code && (
          <Button icon={<PrinterOutlined />} loading={busy} onClick={() => download(`/api/service-applications/${data.id}/receipt`)}>
            {t('receipt')}
          </Button>
        )}
      </div>
      <ApplicationParts data={data} />
    </div>
  );
};
