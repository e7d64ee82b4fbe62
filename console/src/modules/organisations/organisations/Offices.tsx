import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Office } from '#contract/organisations/offices.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import type { Act } from './acts/Acts.tsx';

interface Props {
  organisation: Organisation;
  mayAppoint: boolean;
  onAct: (act: Act) => void;
}

/** Who holds office, since when and until when; former ones folded. */
export const Offices = ({ organisation, mayAppoint, onAct }: Props) => {
  const { t } = useTranslation('organisations');
  const { offices, formerOffices } = organisation;
  if (offices.length === 0 && formerOffices.length === 0 && !mayAppoint) return null;
  return (
    <section className="org-part" aria-labelledby="part-offices">
      <div className="card-head">
        <h2 id="part-offices">{t('offices')}</h2>
        {mayAppoint && (
          <Button size="small" onClick={() => onAct({ kind: 'appoint' })}>
            {t('acts.appoint')}
          </Button>
        )}
      </div>
      {offices.length === 0 && <p className="soft">{t('noOffices')}</p>}
      <ul className="org-lines">
        {offices.map((office) => (
          <OfficeLine key={office.id} office={office} onAct={onAct} />
        ))}
      </ul>
      {formerOffices.length > 0 && (
        <details>
          <summary>{t('formerOffices', { count: formerOffices.length })}</summary>
          <ul className="org-lines">
            {formerOffices.map((office) => (
              <OfficeLine key={office.id} office={office} onAct={onAct} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const OfficeLine = ({ office, onAct }: { office: Office; onAct: (act: Act) => void }) => {
  const { t } = useTranslation('organisations');
  const { person, actions } = office;
  const what = `${person.name} ${t(`organisations:officeKinds.${office.kind}`)}`;
  return (
    <li className={office.state === 'former' ? 'org-gone' : ''}>
      <span className="line-kind">{t(`organisations:officeKinds.${office.kind}`)}</span>
      <span className="line-main">
        <strong>{person.name}</strong> {person.partyMember && <span className="flag">{t('partyMember')}</span>}{' '}
        {office.employment && <span className="flag">{t(`organisations:employments.${office.employment}`)}</span>}{' '}
        {office.state === 'coming' && <span className="flag">{t('coming')}</span>}
        <span className="soft num">
          {' '}
          {office.validTo ? t('fromUntil', { from: office.validFrom, until: office.validTo }) : t('since', { from: office.validFrom })}
          {office.unit && ` · ${t('sentBy', { unit: office.unit.name })}`}
          {person.phone && ` · ${person.phone}`}
        </span>
        {office.endReason && <span className="soft"> · {office.endReason}</span>}
      </span>
      <span className="line-acts">
        {actions.includes('reveal') && person.phone && (
          <button
            type="button"
            className="plain-link"
            aria-label={`${t('acts.reveal')}：${what}`}
            onClick={() => onAct({ kind: 'reveal', person })}
          >
            {t('acts.reveal')}
          </button>
        )}
        {actions.includes('correct') && (
          <button
            type="button"
            className="plain-link"
            aria-label={`${t('acts.correctOffice')}：${what}`}
            onClick={() => onAct({ kind: 'correctOffice', office })}
          >
            {t('acts.correctOffice')}
          </button>
        )}
        {actions.includes('correct') && (
          <button
            type="button"
            className="plain-link"
            aria-label={`${t('acts.correctPerson')}：${what}`}
            onClick={() => onAct({ kind: 'correctPerson', person })}
          >
            {t('acts.correctPerson')}
          </button>
        )}
        {actions.includes('end') && (
          <button
            type="button"
            className="plain-link"
            aria-label={`${t('acts.endOffice')}：${what}`}
            onClick={() => onAct({ kind: 'endOffice', office })}
          >
            {t('acts.endOffice')}
          </button>
        )}
      </span>
    </li>
  );
};
