import { useTranslation } from 'react-i18next';
import type { VisitStop } from '#contract/visits/visits.ts';
import { Choice, given, Line } from '../../parts/written-fields.tsx';

/** What was said to one plan's question for consent, as it is filled in. */
export interface ConsentSaid {
  readonly given?: 'yes' | 'no';
  readonly personId?: string;
  readonly how?: 'spoken' | 'signed';
  readonly witness?: string;
}

/** Consents as they are sent; `lacks` where one was spoken without a witness. */
export const saidOf = (stop: VisitStop, said: Readonly<Record<string, ConsentSaid>>) => {
  const [first] = stop.names;
  const consents = stop.plans.flatMap(({ planId, consent }) => {
    const one = said[planId];
    const personId = one?.personId ?? first?.id;
    if (!consent || consent.given || one?.given !== 'yes' || !personId) return [];
    return [{ planId, personId, given: true, how: one.how ?? 'spoken', witness: given(one.witness) }];
  });
  return { consents, lacks: consents.find(({ how, witness }) => how === 'spoken' && witness === null) ?? null };
};

interface Props {
  stop: VisitStop;
  said: Readonly<Record<string, ConsentSaid>>;
  onChange: (next: Readonly<Record<string, ConsentSaid>>) => void;
}
/** Asks for consent where a plan needs it and nobody has given it: for what, who sees it, until when; spoken before a witness or signed. */
export const ConsentFields = ({ stop, said, onChange }: Props) => {
  const { t } = useTranslation();
  const asking = stop.plans.filter(({ consent }) => consent && !consent.given);
  if (stop.names.length === 0) return null;
  return asking.map(({ planId, title, consent }) => {
    if (!consent) return null;
    const one = said[planId] ?? {};
    const put = (part: ConsentSaid): void => onChange({ ...said, [planId]: { ...one, ...part } });
    return (
      <section key={planId} className="card stack" aria-label={t('visits.consent')}>
        <h2>{t('visits.consent')}</h2>
        <p>{t('visits.consentAsk', { purpose: consent.purpose, sees: consent.sees, months: consent.months })}</p>
        <span className="small soft">{title}</span>
        <Choice
          name={`consent-${planId}`}
          legend={t('visits.consentGiven')}
          of={['yes', 'no'] as const}
          word={(value) => t(`visits.consent_${value}`)}
          value={one.given}
          onChange={(value) => put({ given: value })}
        />
        {one.given === 'yes' && (
          <>
            {stop.names.length > 1 && (
              <Choice
                name={`consent-who-${planId}`}
                legend={t('visits.consentWho')}
                of={stop.names.map(({ id }) => id)}
                word={(id) => stop.names.find((person) => person.id === id)?.name ?? ''}
                value={one.personId ?? stop.names[0]?.id}
                onChange={(personId) => put({ personId })}
              />
            )}
            <Choice
              name={`consent-how-${planId}`}
              legend={t('visits.consentHow')}
              of={['spoken', 'signed'] as const}
              word={(how) => t(`visits.how_${how}`)}
              value={one.how ?? 'spoken'}
              onChange={(how) => put({ how })}
            />
            {(one.how ?? 'spoken') === 'spoken' && (
              <Line id={`witness-${planId}`} label={t('visits.witness')} value={one.witness} onChange={(witness) => put({ witness })} />
            )}
          </>
        )}
        {one.given === 'no' && <p className="hint">{t('visits.consentNo')}</p>}
      </section>
    );
  });
};
