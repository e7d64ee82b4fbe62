import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../app/api.ts';
import { caseQuery } from '../../app/queries.ts';
import { asked } from '../../app/send.ts';
import { SendButton } from '../../components/SendButton.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { RowSection } from '../registers/register/Sections.tsx';

/** What became of the problem a visit found: its case with the state, or the button that reports it. */
const VisitSection: RowSection = ({ row }) => {
  const { t } = useTranslation('leaders-console');
  if (row.register !== 'leader_visits') return null;
  const { case: caseId, has_problem: isFound, problem } = row.values;
  if (typeof caseId === 'string') return <Known caseId={caseId} />;
  if (!row.may.change || isFound !== true || !problem) return null;
  return (
    <p>
      <SendButton
        keep="leaders.open_case"
        subject={row.id}
        words={t('open')}
        done={t('opened')}
        renews="registers"
        request={() => asked(endpoints.leaders.openVisitCase, { params: { rowId: row.id }, body: {} })}
      />
    </p>
  );
};
export default VisitSection;

/** Nothing for those who may not see the case: its number stands in the row. */
const Known = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('leaders-console');
  const { data } = useQuery(caseQuery(caseId));
  if (!data) return null;
  return (
    <p>
      {t('case')}{' '}
      <Link to="/cases/$caseId" params={{ caseId }} search={{}} className="num">
        {data.number}
      </Link>{' '}
      <StateTag state={data.state} />
    </p>
  );
};
