import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { caseKey } from '../../app/queries.ts';
import { ApplicationParts } from './application/ApplicationParts.tsx';

/** What a case is about that began as an application: materials, answers, and its steps. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('services-console');
  const client = useQueryClient();
  const { data: found } = useQuery({
    queryKey: ['services', 'case', data.id, data.version],
    enabled: data.kind === 'application',
    queryFn: ({ signal }) => call(endpoints.services.getApplicationOfCase, { params: { caseId: data.id } }, signal),
  });
  if (!found?.application) return null;
  return (
    <section aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ApplicationParts data={found.application} onDone={() => void client.invalidateQueries({ queryKey: caseKey(data.id) })} />
    </section>
  );
};
export default CaseSection;
