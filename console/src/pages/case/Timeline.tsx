import { CopyOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseEvent } from '#contract/cases/api.ts';
import { fullTime } from '#ui/time.ts';
import { useLocale } from '../../app/hooks.ts';
import { Photos } from '../../components/Photos.tsx';
import { useCopy } from '../../components/useCopy.ts';
import { Particulars } from './Particulars.tsx';

/** Every event of the case, newest first, each with who, when, why and the hash that seals it. */
export const Timeline = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timeline: events, sealed } = data;
  return (
    <section className="timeline-box" aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        {t('case.timeline')} <span className="soft num">{t('case.events', { count: events.length })}</span>
      </h2>
      {sealed && (
        <p className="sealed">
          {t('case.sealed', { moment: fullTime(sealed.at, locale) })} <Hash hash={sealed.hash} />
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

const Event = ({ event }: { event: CaseEvent }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { actor } = event;
  return (
    <li className={`event event-${event.action}`}>
      <div className="event-head">
        <strong>{t(`cases:actions.${event.action}`)}</strong>
        {event.from !== event.to && <span className="soft">→ {t(`cases:states.${event.to}`)}</span>}
        <time className="soft num" dateTime={event.at}>
          {fullTime(event.at, locale)}
        </time>
      </div>
      <div className="event-who">
        {actor
          ? `${actor.name} · ${t(`people:roles.${actor.role}`)}${actor.organisation ? ` · ${actor.organisation}` : ''}`
          : t(event.action === 'report' ? 'cases:anonymous' : 'cases:platform')}
        <Hash hash={event.hash} />
      </div>
      {event.text && event.action !== 'report' && <p className="event-text">{event.text}</p>}
      {event.reason && (
        <p className="event-reason">
          <span className="soft">{t('case.reason')}</span>
          {event.reason}
        </p>
      )}
      {(event.action === 'dispatch' || event.action === 'shelve' || event.action === 'call_back') && <Particulars data={event.data} />}
      {event.action !== 'report' && <Photos photos={event.photos} size={64} />}
    </li>
  );
};

const Hash = ({ hash }: { hash: string }) => {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <Tooltip
      title={
        <span className="hash-full">
          {t('case.hash')}
          <br />
          {hash}
        </span>
      }
    >
      <button type="button" className="hash" aria-label={t('case.copyHash', { hash: hash.slice(0, 8) })} onClick={() => copy(hash)}>
        {hash.slice(0, 8)} <CopyOutlined />
      </button>
    </Tooltip>
  );
};
