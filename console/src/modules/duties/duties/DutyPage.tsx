import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyDetail } from '#contract/duties/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { dutyQuery } from '../queries.ts';
import { CloseForm, EntrustForm } from './acts.tsx';
import { DutyForm } from './DutyForm.tsx';
import { Holders } from './Holders.tsx';
import '../../../styles/facts.css';

/** One duty: what is to be done, who has it, and what waits. */
export const DutyPage = () => {
  const { dutyId } = useParams({ strict: false }) as { dutyId: string };
  const query = useQuery(dutyQuery(dutyId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  return query.data ? <Shown duty={query.data} /> : <Skeleton active className="page" paragraph={{ rows: 8 }} />;
};

const Shown = ({ duty }: { duty: DutyDetail }) => {
  const { t } = useTranslation('duties-console');
  const [task, setTask] = useState<'change' | 'entrust' | 'close' | null>(null);
  useTitle(duty.title);
  const facts: [key: string, words: string | null][] = [
    ['class', labelOf(duty.classTitle)],
    ['where', [duty.area.name, duty.place, duty.building?.name].filter(Boolean).join(' · ')],
    ['taken', t('takenOf', { taken: duty.heads - duty.free, heads: duty.heads })],
    ['term', t(duty.untilOn ? 'termOf' : 'termOpen', { from: duty.fromOn, until: duty.untilOn })],
    ['reports', t(`every.${duty.rhythm?.every ?? 'never'}`)],
    ['hours', duty.minutesWeek === null ? null : t('hoursWeek', { hours: duty.minutesWeek / 60 })],
    ['skill', duty.skill || null],
    ['organisation', duty.organisation?.name ?? null],
    ['office', duty.office && t(`organisations:officeKinds.${duty.office}`)],
  ];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/duties" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{duty.title}</h1>
        {duty.closed && <p className="soft">{t('isClosed')}</p>}
        <p className="plain">{duty.tasks}</p>
      </div>
      <dl className="fact-grid">
        {facts.map(
          ([key, words]) =>
            words && (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
      {duty.mayManage && !duty.closed && (
        <div className="bar">
          <Button type="primary" disabled={duty.free === 0} onClick={() => setTask('entrust')}>
            {t('acts.entrust')}
          </Button>
          <Button onClick={() => setTask('change')}>{t('change')}</Button>
          <Button danger onClick={() => setTask('close')}>
            {t('acts.close')}
          </Button>
        </div>
      )}
      <Holders duty={duty} />
      {task === 'change' && <DutyForm duty={duty} onClose={() => setTask(null)} onDone={() => setTask(null)} />}
      {task === 'entrust' && <EntrustForm duty={duty} insteadOf={null} onClose={() => setTask(null)} />}
      {task === 'close' && <CloseForm duty={duty} onClose={() => setTask(null)} />}
    </div>
  );
};
