import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as patrolsApi from '#client/endpoints/patrols.ts';
import type { CaseDetail } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { useMe } from '../../session/session.ts';
import { patrolsKey } from './queries.ts';

export const words = ['patrols-phone'];

/** The scan a case came from. */
const Section = ({ detail }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation();
  const may = useMe()?.permissions.includes('patrols.read') ?? false;
  const { data } = useQuery({
    queryKey: [patrolsKey, 'case', detail.id],
    enabled: may && detail.channel === 'grid_worker',
    queryFn: ({ signal }) => call(patrolsApi.listScans, { query: { case: detail.id, limit: 5 } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('patrols.fromPatrol')}>
      <h2>{t('patrols.fromPatrol')}</h2>
      {data.items.map((scan) => (
        <p key={scan.id} className="tight">
          <strong>{scan.place.name}</strong>
          <span className="small soft">
            {scan.route.name} · {shortTime(scan.actedAt, i18n.language)}
          </span>
          {scan.answers
            .filter(({ answer }) => answer === 'problem')
            .map(({ key, text }) => (
              <span key={key} className="small">
                {text}
              </span>
            ))}
        </p>
      ))}
    </section>
  );
};
export default Section;
