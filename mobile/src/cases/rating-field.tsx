import { useTranslation } from 'react-i18next';
import type { Rating } from '#contract/cases/rating.ts';
import { Icon } from '../parts/icons.tsx';

export const ratingQuestions = ['answered', 'solved', 'satisfied'] as const;

/** The three questions of a call-back (三率), each answered by one large yes or no. */
export const RatingField = ({ rating, onChange }: { rating: Partial<Rating>; onChange: (rating: Partial<Rating>) => void }) => {
  const { t } = useTranslation();
  return ratingQuestions.map((question) => (
    <fieldset key={question} className="field">
      <legend>{t(`rate.${question}`)}</legend>
      <div className="choice">
        {[true, false].map((yes) => (
          <label key={String(yes)}>
            <input
              type="radio"
              name={`rate-${question}`}
              checked={rating[question] === yes}
              onChange={() => onChange({ ...rating, [question]: yes })}
            />
            <Icon name={yes ? 'tick' : 'cross'} />
            {t(`rate.${question}${yes ? 'Yes' : 'No'}`)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
};
