import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRow } from '#contract/people/organisations.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { organisationsIn } from './data.ts';
import { AddParty } from './staff/AddParty.tsx';
import { Appoint } from './staff/Appoint.tsx';
import { useMayManage } from './staff/rights.ts';

type Kind = 'branch' | 'contact_household';
const kinds: Kind[] = ['branch', 'contact_household'];

/** The party branch of a grid – one grid, one branch – and its contact households. */
export const Party = ({ facts }: { facts: AreaFacts }) => {
  const { t } = useTranslation('drawing');
  const { data, isPending, isError } = useQuery(organisationsIn(facts.code, kinds));
  const mayManage = useMayManage(facts.path);
  const [adding, setAdding] = useState<Kind | null>(null);
  const [leading, setLeading] = useState<OrganisationRow | null>(null);
  if (isError) return null;
  return (
    <section className="grids-part" aria-labelledby="party-title">
      <h3 id="party-title">{t('party')}</h3>
      {kinds.map((kind) => {
        const found = (data ?? []).filter((one) => one.kind === kind);
        return (
          <div key={kind} className="grids-kind">
            <div className="grids-kind-head">
              <span>
                {t(`people:organisationKinds.${kind}`)} {found.length > 0 && <span className="soft num">{found.length}</span>}
              </span>
              {mayManage && (
                <Button size="small" onClick={() => setAdding(kind)}>
                  {t('add')}
                </Button>
              )}
            </div>
            {found.length > 0 ? (
              <ul>
                {found.map((one) => (
                  <li key={one.id} className="grids-office">
                    <span>
                      <strong>{one.name}</strong>
                      <span className="soft num">
                        {one.leader ? ` ${t('ledBy', { name: one.leader })}` : ` ${t('noLeader')}`}
                        {one.households !== null && ` · ${t('householdsOf', { count: one.households })}`}
                      </span>
                    </span>
                    {mayManage && (
                      <button type="button" className="plain-link" onClick={() => setLeading(one)}>
                        {t('appointSecretary')}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            ) : (
              !isPending &&
              (kind === 'branch' ? (
                <span className="flag flag-strong">{t('missing.branch')}</span>
              ) : (
                <span className="soft">{t('none')}</span>
              ))
            )}
          </div>
        );
      })}
      {adding && <AddParty kind={adding} facts={facts} siblings={data ?? []} onClose={() => setAdding(null)} />}
      {leading && (
        <Appoint
          kind={leading.kind === 'contact_household' ? 'head' : 'secretary'}
          at={{ areaId: null, organisationId: leading.id, name: leading.name }}
          onClose={() => setLeading(null)}
        />
      )}
    </section>
  );
};
