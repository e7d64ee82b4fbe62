import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseEvent } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { labelOf } from '#ui/i18n.ts';
import { roleLabel } from '#ui/roles.ts';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Photos } from '../../../components/Photos.tsx';
import { actForms } from '../acts.ts';
import { Particulars } from './Particulars.tsx';

/** Every event of the case, newest first, each with who, when and why. */
export const Timeline = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const { timeline: events, sealed } = data;
  return (
    <section className="timeline-box" aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        {t('case.timeline')} <span className="soft num">{t('case.events', { count: events.length })}</span>
      </h2>
      {sealed && (
        <p className="sealed">
          {t(sealed.number === null ? 'case.sealed' : 'case.sealedUnder', { moment: fullTime(sealed.at, locale), number: sealed.number })}
        </p>
      )}
      <ol className="timeline">
        {[...events].reverse().map((event) => (
          <Event key={event.seq} event={event} />
        ))}
      </ol>
    </section>
  );
};

const tells = (action: CaseEvent['action']): boolean =>
  action === 'recount' || (action in actForms && actForms[action as CaseAction].tells === true);

const Event = ({ event }: { event: CaseEvent }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const { actor } = event;
  return (
    <li className={`event event-${event.action}`}>
      <div className="event-head">
        <strong>{event.told ? labelOf(event.told) : t(`cases:actions.${event.action}`)}</strong>
        {event.from !== event.to && <span className="soft">→ {t(`cases:states.${event.to}`)}</span>}
        <time className="soft num" dateTime={event.at}>
          {fullTime(event.at, locale)}
        </time>
      </div>
      <div className="event-who">
        {actor
          ? `${actor.name} · ${roleLabel(t, actor)}${actor.organisation ? ` · ${actor.organisation}` : ''}`
          : t(event.by === 'reporter' ? 'cases:anonymous' : 'cases:platform')}
      </div>
      {event.text && event.action !== 'report' && <p className="event-text">{event.text}</p>}
      {event.reason && (
        <p className="event-reason">
          <span className="soft">{t('case.reason')}</span>
          {event.reason}
        </p>
      )}
      {tells(event.action) && <Particulars data={event.data} />}
      {event.action !== 'report' && <Photos photos={event.photos} size={64} />}
    </li>
  );
};
