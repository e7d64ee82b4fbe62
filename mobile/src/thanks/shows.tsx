import { useTranslation } from 'react-i18next';
import { type ThanksShows, thanksShows } from '#contract/duties/thanks-values.ts';

/** How to be named on the wall. */
export const Shows = ({ value, onChange }: { value: ThanksShows; onChange: (value: ThanksShows) => void }) => {
  const { t } = useTranslation();
  return (
    <fieldset className="wrap" aria-label={t('thanks.shows')}>
      {thanksShows.map((one) => (
        <button key={one} type="button" className="chip" aria-pressed={value === one} onClick={() => onChange(one)}>
          {t(`thanks.show.${one}`)}
        </button>
      ))}
    </fieldset>
  );
};
