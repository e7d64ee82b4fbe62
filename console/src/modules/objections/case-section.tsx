import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { RaiseDrawer } from './drawers.tsx';
import { Acts, Raised, Standing } from './Standing.tsx';
import '../../styles/ratings.css';

/** Objections to the dispatches of a case, and the way to raise one and to decide. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('objections-console');
  const [raising, setRaising] = useState(false);
  // what is decided changes the case
  const { data: found } = useQuery({
    queryKey: ['objections', 'case', data.id, data.version],
    queryFn: ({ signal }) => call(endpoints.objections.caseObjections, { params: { caseId: data.id } }, signal),
  });
  if (!found || (found.items.length === 0 && !found.mayRaise)) return null;
  return (
    <section aria-label={t('section')}>
      <h2>{t('section')}</h2>
      <ul className="rating-list">
        {found.items.map((one) => (
          <li key={one.id}>
            <Raised objection={one} />
            <Standing objection={one} />
            <Acts objection={one} />
          </li>
        ))}
      </ul>
      {found.mayRaise && (
        <Button size="small" onClick={() => setRaising(true)}>
          {t('raise')}
        </Button>
      )}
      {raising && <RaiseDrawer caseId={data.id} final={found.final} onClose={() => setRaising(false)} />}
    </section>
  );
};
export default CaseSection;
