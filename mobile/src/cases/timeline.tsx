import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseEvent } from '#contract/cases/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { roleLabel } from '#ui/roles.ts';
import { shortTime } from '#ui/time.ts';
import { Gallery } from '../photos/gallery.tsx';

/** Who did it, as the reader should see it: you, the organisation or office with its worker, an anonymous resident, the platform. */
const useWho = (detail: CaseDetail) => {
  const { t } = useTranslation();
  return (event: CaseEvent): string => {
    if (event.by === 'reporter' && detail.reporter.mine) return t('case.you');
    if (!event.actor) return t(event.by === 'reporter' ? 'cases:anonymous' : 'cases:platform');
    return `${event.actor.organisation ?? roleLabel(t, event.actor)} ${event.actor.name}`;
  };
};

/** Every act in plain words, newest first: who, what, when, and why when a reason was given. */
export const Timeline = ({ detail }: { detail: CaseDetail }) => {
  const { t, i18n } = useTranslation();
  const who = useWho(detail);
  return (
    <ol className="timeline">
      {[...detail.timeline].reverse().map((event) => {
        const organisation = event.data['organisationName'];
        return (
          <li key={event.seq}>
            <span>
              <strong>{who(event)}</strong>{' '}
              {event.told
                ? labelOf(event.told)
                : organisation && event.action === 'dispatch'
                  ? t('case.events.dispatchTo', { organisation })
                  : t(`case.events.${event.action}`)}
            </span>
            <time className="small soft" dateTime={event.at}>
              {shortTime(event.at, i18n.language)}
            </time>
            {event.reason && <p className="quote">{event.reason}</p>}
            {event.text && event.action !== 'report' && <p className="quote">{event.text}</p>}
            {event.action !== 'report' && <Gallery photos={event.photos} />}
          </li>
        );
      })}
    </ol>
  );
};
