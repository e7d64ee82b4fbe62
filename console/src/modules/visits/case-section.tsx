import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';

/** Says that a case began as a wish told at a visit. */
const Section = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('visits-console');
  const locale = useLocale();
  const { data: found } = useQuery({
    queryKey: ['visits', 'case', data.id],
    queryFn: ({ signal }) => call(endpoints.visits.visitOfCase, { params: { caseId: data.id } }, signal),
  });
  if (!found?.visit) return null;
  return <p className="soft">{t('ofCase', { when: shortTime(found.visit.at, locale) })}</p>;
};
export default Section;
