import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/states.ts';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { useMe } from '../../session/session.ts';
import { HazardCard } from './hazard-card.tsx';
import { hazardsOfCase } from './queries.ts';
import { RegisterForm } from './register-form.tsx';

export const words = ['hazards-phone'];

/** Hazards entered from a case, and the way to enter one where the case is about one. */
const Section = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const [entering, setEntering] = useState(false);
  const may = me?.permissions.some((one) => one === 'hazards.read' || one === 'hazards.order') ?? false;
  const { data: found } = useQuery({ ...hazardsOfCase(detail.id, detail.version), enabled: may });
  const open = (openStates as readonly string[]).includes(detail.state);
  const offers = open && detail.kind === 'hazard' && found?.mayRegister === true;
  if (!found || (found.items.length === 0 && !offers)) return null;
  return (
    <section className="card stack" aria-labelledby="hazards">
      <h2 id="hazards">{t('hazards.section')}</h2>
      {found.items.length === 0 && <p className="soft">{t('hazards.sectionLead')}</p>}
      {found.items.map((one) => (
        <HazardCard key={one.id} hazard={one} />
      ))}
      <WaitingWritten page={`/cases/${detail.id}`} />
      {offers && (
        <button type="button" className="button" onClick={() => setEntering(true)}>
          {t('hazards.register')}
        </button>
      )}
      {entering && (
        <RegisterForm
          about={detail}
          onClose={() => {
            setEntering(false);
            void client.invalidateQueries({ queryKey: ['case', detail.id] });
          }}
        />
      )}
    </section>
  );
};
export default Section;
