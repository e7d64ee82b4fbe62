import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeKind } from '#contract/organisations/kinds.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { officesQuery } from './data.ts';
import { Appoint } from './staff/Appoint.tsx';
import { OfficeLine } from './staff/OfficeLine.tsx';
import { useMayManage } from './staff/rights.ts';

const kinds: OfficeKind[] = ['grid_leader', 'grid_worker', 'contact_member', 'building_head'];

/** Who works in a grid: its leader, its workers, contact members and building heads. What must be there and is not, is said. */
export const Staff = ({ facts }: { facts: AreaFacts }) => {
  const { t } = useTranslation('drawing');
  const { data, isPending, isError } = useQuery(officesQuery(facts.code, kinds, true));
  const mayManage = useMayManage(facts.path);
  const [appointing, setAppointing] = useState<OfficeKind | null>(null);
  return (
    <section className="grids-part" aria-labelledby="staff-title">
      <h3 id="staff-title">{t('staff')}</h3>
      {isError && <p className="soft">{t('staffUnknown')}</p>}
      {kinds.map((kind) => {
        const held = (data ?? []).filter((one) => one.kind === kind && one.state !== 'former');
        const needed = facts.level === 'grid' && (kind === 'grid_leader' || kind === 'grid_worker');
        return (
          <div key={kind} className="grids-kind">
            <div className="grids-kind-head">
              <span>
                {t(`organisations:officeKinds.${kind}`)} {held.length > 0 && <span className="soft num">{held.length}</span>}
              </span>
              {mayManage && (
                <Button size="small" onClick={() => setAppointing(kind)}>
                  {t('appoint')}
                </Button>
              )}
            </div>
            {held.length > 0 ? (
              <ul>
                {held.map((office) => (
                  <OfficeLine key={office.id} office={office} />
                ))}
              </ul>
            ) : (
              !isPending &&
              !isError &&
              (needed ? (
                <span className="flag flag-strong">{t(kind === 'grid_leader' ? 'missing.leader' : 'missing.worker')}</span>
              ) : (
                <span className="soft">{t('nobody')}</span>
              ))
            )}
          </div>
        );
      })}
      {appointing && (
        <Appoint kind={appointing} at={{ areaId: facts.id, organisationId: null, name: facts.name }} onClose={() => setAppointing(null)} />
      )}
    </section>
  );
};
