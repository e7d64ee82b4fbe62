import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { mayOpen } from '../../app/access.ts';
import { useMe } from '../../app/queries.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { AlikeFacts, alikeQuery } from './case/Alike.tsx';
import { SplitDrawer } from './case/SplitDrawer.tsx';

const splittable: readonly string[] = ['verified', 'filed', 'dispatched', 'handling'];

/** What belongs together: cases merged with this one, and open ones around that may be the same matter. */
const Section = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const open = (openStates as readonly string[]).includes(data.state);
  const alike = useQuery({ ...alikeQuery(data.id), enabled: open }).data?.items ?? [];
  const { joined, goesOnIn, reminders, parts, partOf } = data;
  const [splitting, setSplitting] = useState(false);
  const me = useMe();
  const maySplit = splittable.includes(data.state) && mayOpen(me, 'cases.file');
  const together = joined.length + alike.length + parts.length + reminders;
  if (together === 0 && !goesOnIn && !partOf && !maySplit) return null;
  return (
    <section aria-label={t('alike.title')} className="together">
      {reminders > 0 && <p className="flag flag-strong">{t('case.reminders', { count: reminders })}</p>}
      {goesOnIn && (
        <p>
          {t('case.goesOnIn')}{' '}
          {goesOnIn.id ? (
            <Link to="/cases/$caseId" params={{ caseId: goesOnIn.id }} search={true} className="num">
              {goesOnIn.number}
            </Link>
          ) : (
            <span className="num">{goesOnIn.number}</span>
          )}{' '}
          <StateTag state={goesOnIn.state} />
        </p>
      )}
      {joined.length > 0 && (
        <p>
          {t('case.joined')}{' '}
          {joined.map(({ id, number }) => (
            <Link key={id} to="/cases/$caseId" params={{ caseId: id }} search={true} className="num together-link">
              {number}
            </Link>
          ))}
        </p>
      )}
      {partOf && (
        <p>
          {t('case.partOf')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: partOf.id }} search={true} className="num">
            {partOf.number}
          </Link>
        </p>
      )}
      {parts.length > 0 && (
        <p>
          {t('case.parts')}{' '}
          {parts.map(({ id, number, state }) => (
            <span key={number} className="together-link">
              <Link to="/cases/$caseId" params={{ caseId: id ?? '' }} search={true} className="num">
                {number}
              </Link>{' '}
              <StateTag state={state} />
            </span>
          ))}
        </p>
      )}
      {maySplit && (
        <Button size="small" onClick={() => setSplitting(true)}>
          {t('case.split')}
        </Button>
      )}
      {splitting && <SplitDrawer caseId={data.id} onClose={() => setSplitting(false)} />}
      {alike.length > 0 && (
        <>
          <h2>{t('alike.title')}</h2>
          <ul className="together-list">
            {alike.map((one) => (
              <li key={one.id}>
                <Link to="/cases/$caseId" params={{ caseId: one.id }} search={true}>
                  <AlikeFacts one={one} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
export default Section;
