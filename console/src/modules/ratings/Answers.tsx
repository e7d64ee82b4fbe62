import { useTranslation } from 'react-i18next';

/** The three answers of a call-back in words: no light and no colour, as these mean deadlines alone. */
export const Answers = ({ answers }: { answers: { answered: boolean; solved: boolean; satisfied: boolean } }) => {
  const { t } = useTranslation('ratings-console');
  return (
    <span className="rating-answers">
      {(['answered', 'solved', 'satisfied'] as const).map((name) => (
        <span key={name}>
          {t(`calls.${name}`)} <strong>{t(answers[name] ? 'calls.yes' : 'calls.no')}</strong>
        </span>
      ))}
    </span>
  );
};
