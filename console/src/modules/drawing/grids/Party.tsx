import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationRow } from '#contract/organisations/organisations.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { organisationsIn } from './data.ts';
import { AddParty } from './staff/AddParty.tsx';
import { Appoint } from './staff/Appoint.tsx';
import { useMayManage } from './staff/rights.ts';

/** Rows shown before somebody asks for all: a grid has dozens of contact households. */
const shortList = 6;
type Kind = 'branch' | 'contact_household';
const kinds: Kind[] = ['branch', 'contact_household'];

/** The party branch of a grid – one grid, one branch – and its contact households. */
export const Party = ({ facts }: { facts: AreaFacts }) => {
  const { t } = useTranslation('drawing');
  const { data, isPending, isError } = useQuery(organisationsIn(facts.code, kinds));
  const mayManage = useMayManage(facts.path);
  const [adding, setAdding] = useState<Kind | null>(null);
  const [leading, setLeading] = useState<OrganisationRow | null>(null);
  const [whole, setWhole] = useState(false);
  if (isError) return null;
  return (
    <section className="grids-part" aria-labelledby="party-title">
      <h3 id="party-title">{t('party')}</h3>
      {kinds.map((kind) => {
        // what lacks somebody comes first
        const found = (data ?? []).filter((one) => one.kind === kind).sort((a, b) => Number(a.leader !== null) - Number(b.leader !== null));
        const headless = found.filter((one) => one.leader === null).length;
        return (
          <div key={kind} className="grids-kind">
            <div className="grids-kind-head">
              <span>
                {t(`organisations:organisationKinds.${kind}`)} {found.length > 0 && <span className="soft num">{found.length}</span>}
                {found.length > 1 && headless > 0 && <span className="soft num"> · {t('headless', { count: headless })}</span>}
              </span>
              {mayManage && (
                <Button size="small" onClick={() => setAdding(kind)}>
                  {t('add')}
                </Button>
              )}
            </div>
            {found.length > 0 ? (
              <ul>
                {found.slice(0, whole ? found.length : shortList).map((one) => (
                  <li key={one.id} className="grids-office">
                    <span>
                      <strong>{one.name}</strong>
                      <span className="soft num">
                        {' '}
                        <span className="grids-piece">{one.leader ? t('ledBy', { name: one.leader }) : t('noLeader')}</span>
                        {one.households !== null && <span className="grids-piece"> · {t('householdsOf', { count: one.households })}</span>}
                      </span>
                    </span>
                    {mayManage && (
                      <button
                        type="button"
                        className="plain-link"
                        aria-label={`${t('appointSecretary')} ${one.name}`}
                        onClick={() => setLeading(one)}
                      >
                        {t('appoint')}
                      </button>
                    )}
                  </li>
                ))}
                {found.length > shortList && (
                  <li>
                    <button type="button" className="plain-link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
                      {whole ? t('fewer') : t('allOf', { count: found.length })}
                    </button>
                  </li>
                )}
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
