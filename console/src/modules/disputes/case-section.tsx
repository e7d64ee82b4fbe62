import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import type { DisputeRow } from '#contract/disputes/api.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { caseKey, useMe } from '../../app/queries.ts';
import { DisputeState } from './DisputeState.tsx';
import { DisputeParts } from './dispute/DisputeParts.tsx';
import { OpenForm } from './OpenForm.tsx';
import '../../styles/disputes.css';

/** Disputes that began with a case, with all that may be done; offered where the case is about one. */
const CaseSection = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('disputes-console');
  const client = useQueryClient();
  const may = mayOpen(useMe(), ['disputes.read', 'disputes.mediate']);
  const [opening, setOpening] = useState(false);
  const { data: found } = useQuery({
    queryKey: ['disputes', 'case', data.id, data.version],
    enabled: may,
    queryFn: ({ signal }) => call(endpoints.disputes.listDisputes, { query: { case: data.id, limit: 20 } }, signal),
  });
  const open = (openStates as readonly string[]).includes(data.state);
  const offers = open && data.kind === 'dispute' && found?.mayOpen === true;
  if (!found || (found.items.length === 0 && !offers)) return null;
  const told = () => void client.invalidateQueries({ queryKey: caseKey(data.id) });
  return (
    <section className="dispute-part" aria-label={t('title')}>
      <div className="dispute-part-head">
        <h2>{t('title')}</h2>
        {offers && (
          <Button icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t('open')}
          </Button>
        )}
      </div>
      {found.items.length === 0 && <p className="soft">{t('caseNone')}</p>}
      {found.items.map((one) => (
        <OfCase key={one.id} row={one} unfolded={found.items.length === 1} onDone={told} />
      ))}
      {opening && <OpenForm about={{ id: data.id, title: data.title, area: data.area }} onClose={() => setOpening(false)} onDone={told} />}
    </section>
  );
};
export default CaseSection;

const OfCase = ({ row, unfolded, onDone }: { row: DisputeRow; unfolded: boolean; onDone: () => void }) => {
  const { t } = useTranslation('disputes-console');
  const [shown, setShown] = useState(unfolded);
  const { data } = useQuery({
    queryKey: ['disputes', 'one', row.id],
    enabled: shown,
    queryFn: ({ signal }) => call(endpoints.disputes.getDispute, { params: { disputeId: row.id } }, signal),
  });
  return (
    <article aria-label={row.title}>
      <div className="dispute-part-head">
        <p>
          <Link to="/disputes/$disputeId" params={{ disputeId: row.id }}>
            {row.title}
          </Link>{' '}
          <DisputeState dispute={row} />
        </p>
        <Button type="text" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'fold' : 'unfold')}
        </Button>
      </div>
      {shown && data && <DisputeParts dispute={data} onDone={onDone} />}
    </article>
  );
};
