import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { DisputeState } from '../DisputeState.tsx';
import { DisputeParts } from './DisputeParts.tsx';
import '../../../styles/disputes.css';

/** A dispute with its parties, sessions, outcome and visits. */
export const DisputePage = () => {
  const { t } = useTranslation('disputes-console');
  const { disputeId } = useParams({ strict: false }) as { disputeId: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['disputes', 'one', disputeId],
    queryFn: ({ signal }) => call(endpoints.disputes.getDispute, { params: { disputeId } }, signal),
  });
  useTitle(data?.title ?? t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/disputes">{t('back')}</Link>
        </p>
        <h1>{data.title}</h1>
        <p className="soft">
          {t(`disputes:kinds.${data.kind}`)} · <DisputeState dispute={data} />
        </p>
        {data.case && (
          <p>
            {t('ofCase')}{' '}
            <Link to="/cases/$caseId" params={{ caseId: data.case.id }} search={{}}>
              {data.case.number}
            </Link>
          </p>
        )}
      </div>
      <DisputeParts dispute={data} />
    </div>
  );
};
