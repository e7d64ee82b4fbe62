import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode, wordsOf } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { Progress } from './progress.tsx';
import { openQuery } from './queries.ts';

/** The renovation of an estate, for everybody who has its address. */
export const OpenPage = () => {
  const { t } = useTranslation();
  const { code } = useParams({ from: '/open/renovations/$code' });
  const found = useQuery(openQuery(code));
  return (
    <Page title={found.data?.title ?? t('renovations.title')} back>
      {found.data ? (
        <Progress of={`/open/renovations/${code}`} progress={found.data} />
      ) : hasCode(found.error, 'renovations.unknown_code') ? (
        <Empty icon="unsure" title={t('renovations.gone')} text={wordsOf(found.error)} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};
