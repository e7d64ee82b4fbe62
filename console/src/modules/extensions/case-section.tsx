import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { Extension } from '#contract/extensions/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { AskDrawer, DecideDrawer } from './drawers.tsx';
import { Acts, Request, Standing } from './Standing.tsx';
import '../../styles/ratings.css';

/** Requests for more time of a case, and the way to ask for it and to decide. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('extensions-console');
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<Extension | null>(null);
  // what is decided changes the case
  const { data: found } = useQuery({
    queryKey: ['extensions', 'case', data.id, data.version],
    queryFn: ({ signal }) => call(endpoints.extensions.caseExtensions, { params: { caseId: data.id } }, signal),
  });
  if (!found || (found.items.length === 0 && found.daysMost === null)) return null;
  return (
    <section aria-label={t('section')}>
      <h2>{t('section')}</h2>
      <ul className="rating-list">
        {found.items.map((one) => (
          <li key={one.id}>
            <Request extension={one} />
            <Standing extension={one} />
            <Acts extension={one} onDecide={() => setDeciding(one)} />
          </li>
        ))}
      </ul>
      {found.daysMost !== null && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('ask')}
        </Button>
      )}
      {asking && found.daysMost !== null && <AskDrawer caseId={data.id} most={found.daysMost} onClose={() => setAsking(false)} />}
      {deciding && <DecideDrawer extension={deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
};
export default CaseSection;
