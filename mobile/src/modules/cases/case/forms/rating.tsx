import { useTranslation } from 'react-i18next';
import type { Rating } from '#contract/cases/api.ts';
import { Icon } from '../../../../parts/icons.tsx';
import type { Extra, ExtraProps } from './form.ts';

const questions = ['answered', 'solved', 'satisfied'] as const;

const ratingIn = (fields: ExtraProps['fields']): Partial<Rating> => (fields['rating'] as Partial<Rating> | undefined) ?? {};

const Fields = ({ fields, change }: ExtraProps) => {
  const { t } = useTranslation();
  const given = ratingIn(fields);
  return questions.map((question) => (
    <fieldset key={question} className="field">
      <legend>{t(`rate.${question}`)}</legend>
      <div className="choice">
        {[true, false].map((yes) => (
          <label key={String(yes)}>
            <input
              type="radio"
              name={`rate-${question}`}
              checked={given[question] === yes}
              onChange={() => change({ rating: { ...given, [question]: yes } })}
            />
            <Icon name={yes ? 'tick' : 'cross'} />
            {t(`rate.${question}${yes ? 'Yes' : 'No'}`)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
};

/** The three questions of a call-back (三率), each answered by one large yes or no. */
export const rating: Extra = {
  Fields,
  missing: (fields) => (questions.every((question) => ratingIn(fields)[question] !== undefined) ? null : 'act.rateAll'),
  body: (fields, _, written) => ({ rating: { ...ratingIn(fields), comment: written } }),
};
