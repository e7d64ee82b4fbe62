import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { useMe } from '../../app/queries.ts';

/** States in which a case is about to go to somebody, or has just gone. */
const early: readonly CaseDetail['state'][] = ['filed', 'dispatched'];

/** Tells whoever gives a case away, and whoever gets it, that its matter is not on the list of what communities take on. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('admission-console');
  const category = data.category?.code;
  const { data: found } = useQuery({
    queryKey: ['admission', 'case', category],
    enabled: mayOpen(useMe(), ['admission.read', 'admission.apply']) && category !== undefined && early.includes(data.state),
    queryFn: ({ signal }) => call(endpoints.admission.askAdmission, { query: { category: category ?? '' } }, signal),
    staleTime: 60_000,
  });
  if (!found || found.strictness === 'off' || (found.verdict !== 'withdrawn' && found.verdict !== 'missing')) return null;
  return (
    <section aria-label={t('nav.admission')}>
      <Alert
        type="warning"
        showIcon
        title={t(`section.${found.verdict}.${found.strictness}`)}
        description={found.withdrawn && t('section.basis', found.withdrawn)}
      />
    </section>
  );
};
export default CaseSection;
