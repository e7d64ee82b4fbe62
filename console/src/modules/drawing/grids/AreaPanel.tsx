import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { factsQuery, levelBelow } from './data.ts';
import { EditFacts } from './EditFacts.tsx';
import { History } from './History.tsx';
import { Lines } from './Lines.tsx';
import { Party } from './Party.tsx';
import { Staff } from './Staff.tsx';

/** One area: what it is, the lines of work it carries, who works in it, its cases and how it came about. */
export const AreaPanel = ({ code, onClose, onOpen }: { code: string; onClose: () => void; onOpen: (code: string) => void }) => {
  const { t } = useTranslation('drawing');
  const [editing, setEditing] = useState(false);
  const { data: facts, isPending, error, refetch } = useQuery(factsQuery(code));
  const { data: counts } = useQuery({
    queryKey: ['grids', 'counts', code],
    queryFn: ({ signal }) => call(endpoints.cases.countCases, { query: { area: code } }, signal),
  });
  const below = facts && levelBelow[facts.level];
  return (
    <div className="grids-detail">
      <div className="grids-detail-head">
        <h2>{facts?.name ?? code}</h2>
        {facts?.kind && <span className="flag">{t(`territory:kinds.${facts.kind}`)}</span>}
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClose} className="grids-close" />
      </div>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !facts ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <>
          <p className="soft">{facts.fullName}</p>
          <p className="soft num">{facts.code}</p>
          <dl className="grids-facts">
            <div>
              <dt>{t('households')}</dt>
              <dd className="num">
                {facts.households === null
                  ? '–'
                  : facts.householdsCounted
                    ? facts.households
                    : t('householdsAbout', { count: facts.households })}
              </dd>
            </div>
            <div>
              <dt>{t('residents')}</dt>
              <dd className="num">{facts.residents ?? '–'}</dd>
            </div>
            <div>
              <dt>{t('openCases')}</dt>
              <dd className="num">
                <Link to="/cases" search={{ queue: 'open', area: code }}>
                  {counts?.queues.open ?? t('look')}
                </Link>
              </dd>
            </div>
          </dl>
          {facts.names.length > 0 && <p className="soft">{t('namesAre', { names: facts.names.join(t('console:comma')) })}</p>}
          <div className="grids-detail-acts">
            {facts.actions.includes('edit') && (
              <Button size="small" onClick={() => setEditing(true)}>
                {t('edit')}
              </Button>
            )}
            {below && facts.level !== 'grid' && (
              <Button size="small" onClick={() => onOpen(code)}>
                {t('openBelow', { level: t(`territory:levels.${below}`) })}
              </Button>
            )}
            {facts.level === 'grid' && (
              <Button size="small" onClick={() => onOpen(code)}>
                {t('openMicro')}
              </Button>
            )}
          </div>
          {(facts.level === 'grid' || facts.lines.length > 0) && <Lines facts={facts} />}
          {(facts.level === 'grid' || facts.level === 'micro_grid') && <Staff facts={facts} />}
          {facts.level === 'grid' && <Party facts={facts} />}
          <History code={code} />
          {editing && <EditFacts facts={facts} onClose={() => setEditing(false)} />}
        </>
      )}
    </div>
  );
};
