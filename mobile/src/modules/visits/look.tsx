import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as visitsApi from '#client/endpoints/visits.ts';
import type { Residents } from '#contract/visits/assignments.ts';
import type { VisitStop } from '#contract/visits/visits.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';

/** Why a visitor asks who lives there; each is kept with the look. */
const reasons = ['before', 'door', 'call'] as const;

/** Who lives there: masked, and whole for a reason, which needs a network and is not kept on the phone. */
export const Look = ({ stop }: { stop: VisitStop }) => {
  const { t } = useTranslation();
  const [people, setPeople] = useState<Residents['people'] | null>(null);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [plan] = stop.plans;
  const look = async (reason: string): Promise<void> => {
    if (!plan) return;
    setError(null);
    try {
      const { assignmentId } = plan;
      const found = await call(visitsApi.lookAtHousehold, { params: { assignmentId }, body: { id: v7(), reason } });
      setPeople(found.people);
      setAsking(false);
    } catch (failure) {
      setError(failure);
    }
  };
  if (people)
    return (
      <ul className="tight">
        {people.map(({ id, name, phone }) => (
          <li key={id}>
            {name} {phone && <a href={`tel:${phone}`}>{phone}</a>}
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <div className="row">
        <span className="grow">{stop.names.map(({ name }) => name).join(t('comma')) || t('visits.nobodyKnown')}</span>
        <button type="button" className="button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t('visits.look')}
        </button>
      </div>
      {asking && (
        <fieldset className="wrap" aria-label={t('visits.lookWhy')}>
          <p className="hint">{t('visits.lookWhy')}</p>
          {reasons.map((one) => (
            <button key={one} type="button" className="chip" onClick={() => void look(t(`visits.reasons.${one}`))}>
              {t(`visits.reasons.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      <FormError error={error} />
    </>
  );
};
