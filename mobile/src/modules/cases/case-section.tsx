import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';

/** What was split off a case, and where each part stands. */
const Section = ({ detail: { parts } }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('parts.title')}>
      <h2>{t('parts.title')}</h2>
      {parts.map(({ number, state, handler }) => (
        <p key={number} className="tight">
          <span>
            {number} <strong>{t(`cases:states.${state}`)}</strong>
          </span>
          {handler && <span className="small soft">{handler}</span>}
        </p>
      ))}
    </section>
  );
};
export default Section;
