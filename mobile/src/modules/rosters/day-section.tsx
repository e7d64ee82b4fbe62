import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/session.ts';
import { dutyQuery } from './queries.ts';

export const words = ['rosters-phone'];

/** Who is on duty and how to call them, and the holder's own next shift. */
const Section = () => {
  const { t, i18n } = useTranslation();
  const permitted = useMe()?.permissions.includes('rosters.read') ?? false;
  const { data } = useQuery({ ...dutyQuery, enabled: permitted });
  if (!data) return null;
  const [mine] = data.shifts;
  return (
    <section className="card stack" aria-label={t('duty.day.section')}>
      <h2>{t('duty.day.section')}</h2>
      {data.desk.map(({ roster, slot, person, until, telephone }) => (
        <div key={`${roster.id} ${person.accountId}`} className="row">
          <span className="grow">
            {t('duty.day.desk', { roster: roster.name, name: person.name, slot, time: shortTime(until, i18n.language) })}
          </span>
          {telephone ? (
            <a className="button" href={`tel:${telephone}`} aria-label={t('duty.day.callOf', { roster: roster.name })}>
              {t('duty.day.call')}
            </a>
          ) : (
            <span className="small soft">{t('duty.day.noNumber')}</span>
          )}
        </div>
      ))}
      <Link to="/rosters" className="row link">
        <Icon name="clock" />
        <span className="grow">
          {mine ? t('duty.day.mine', { time: shortTime(mine.from, i18n.language), slot: mine.slot }) : t('duty.day.open')}
        </span>
        {data.notes.length > 0 && <span className="tag">{data.notes.length}</span>}
        <Icon name="next" />
      </Link>
    </section>
  );
};
export default Section;
