import { useTranslation } from 'react-i18next';
import type { Exclusion } from '#contract/ratings/exclusions.ts';

/** Where an exclusion stands, and who decided what for which level. */
export const Standing = ({ exclusion: { state, waitsFor, dueOn, decisions } }: { exclusion: Exclusion }) => {
  const { t } = useTranslation('ratings-console');
  return (
    <>
      <span className={state === 'open' ? 'state state-ink' : 'state state-soft'}>{t(`exclusions.states.${state}`)}</span>
      {waitsFor !== null && <div className="soft">{t('exclusions.waits', { name: waitsFor, day: dueOn })}</div>}
      {decisions.map((one) => (
        <div key={one.level}>
          <span className="soft">
            {t('exclusions.decided', {
              level: one.level,
              by: one.by,
              verdict: t(one.granted ? 'exclusions.granted' : 'exclusions.refused'),
            })}
          </span>
          <p className="rating-text">{one.reason}</p>
        </div>
      ))}
    </>
  );
};
