import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import { Failure, Loading } from '../../parts/states.tsx';
import { screenQuery } from './queries.ts';

/** The screen at a point: its code, new every half minute. */
export const ScreenPage = () => {
  const { t } = useTranslation();
  const { token } = useParams({ strict: false }) as { token: string };
  const { data, error, refetch } = useQuery(screenQuery(token));
  const picture = useMemo(() => data && `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(data.code, { border: 2 }))}`, [data]);
  if (!data) return <main>{error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />}</main>;
  return (
    <main className="stack patrol-screen">
      <h1>{data.name}</h1>
      <img src={picture} alt={t('patrols.screenCode')} width={320} height={320} />
      <p className="soft">{t('patrols.screenHint')}</p>
    </main>
  );
};
