import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AskedSurvey } from '#contract/surveys/api.ts';

/** A survey as lists show it: what it asks, until when, and whether one has answered. */
export const SurveyCard = ({ survey }: { survey: AskedSurvey }) => {
  const { t } = useTranslation();
  const open = survey.state === 'open';
  const answered = survey.places.every((one) => one.answered !== null);
  const planned = survey.state === 'planned';
  const what = t(open ? (answered ? 'surveys.change' : 'surveys.fill') : planned ? 'surveys.look' : 'surveys.results');
  return (
    <article className="card tight">
      <h3>{survey.title}</h3>
      <p className="small soft">
        {survey.asker} ·{' '}
        {t(open ? 'surveys.until' : planned ? 'surveys.from' : 'surveys.over', { from: survey.opensOn, day: survey.closesOn })}
      </p>
      <p className="small">
        {t(answered ? 'surveys.answered' : open ? 'surveys.notYet' : planned ? 'surveys.notBegun' : 'surveys.notAnswered')}
      </p>
      <Link
        to="/surveys/$"
        params={{ _splat: survey.id }}
        className={open && !answered ? 'button main wide' : 'button wide'}
        aria-label={t('surveys.doNamed', { what, title: survey.title })}
      >
        {what}
      </Link>
    </article>
  );
};
