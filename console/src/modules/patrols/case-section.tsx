import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { useMe } from '../../app/queries.ts';
import { patrolsKey } from './Sections.tsx';

/** The scan a case came from: point, round, what the checklist says is wrong. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const may = mayOpen(useMe(), 'patrols.read');
  const { data: found } = useQuery({
    queryKey: [patrolsKey, 'case', data.id],
    enabled: may && data.channel === 'grid_worker',
    queryFn: ({ signal }) => call(endpoints.patrols.listScans, { query: { case: data.id, limit: 5 } }, signal),
  });
  if (!found || found.items.length === 0) return null;
  return (
    <section className="hazard-part" aria-label={t('fromPatrol')}>
      <h2>{t('fromPatrol')}</h2>
      {found.items.map((scan) => (
        <div key={scan.id}>
          <strong>{scan.place.name}</strong>{' '}
          <Link to="/patrols/routes/$routeId" params={{ routeId: scan.route.id }}>
            {scan.route.name}
          </Link>{' '}
          <span className="soft num">{shortTime(scan.actedAt, locale)}</span>
          <ul>
            {scan.answers
              .filter(({ answer }) => answer === 'problem')
              .map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
export default CaseSection;
