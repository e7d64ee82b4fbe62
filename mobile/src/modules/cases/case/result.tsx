import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { roleLabel } from '#ui/roles.ts';
import { resultOf } from '#ui/rounds.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../../parts/icons.tsx';
import { Gallery } from '../../../photos/gallery.tsx';

/** The answer that stands, or who refused and why: what the reporter came to read. */
export const Result = ({ detail }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation();
  const event = resultOf(detail.timeline);
  if (!event) return null;
  return (
    <section className="card answer" aria-label={t(`case.result.${event.action}`)}>
      <h2>{t(`case.result.${event.action}`)}</h2>
      <p className="plain">{event.text ?? event.reason}</p>
      <Gallery photos={event.photos} />
      <p className="hint">
        {event.actor ? (event.actor.organisation ?? roleLabel(t, event.actor)) : t('cases:platform')} · {shortTime(event.at, i18n.language)}
      </p>
    </section>
  );
};

/** How the case was rated. */
export const Rated = ({ detail }: { detail: CaseDetail }) => {
  const { t } = useTranslation();
  const rated = detail.rating;
  if (!rated) return null;
  return (
    <section className="card" aria-label={t('rate.title')}>
      <h2>{t('rate.title')}</h2>
      <ul className="tight">
        {(['answered', 'solved', 'satisfied'] as const).map((question) => (
          <li key={question} className="row">
            <Icon name={rated[question] ? 'tick' : 'cross'} />
            <span>{t(`rate.${question}${rated[question] ? 'Yes' : 'No'}`)}</span>
          </li>
        ))}
      </ul>
      {rated.comment && <p className="quote">{rated.comment}</p>}
    </section>
  );
};
