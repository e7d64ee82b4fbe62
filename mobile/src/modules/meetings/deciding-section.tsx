import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { dayTimeOf, openQuery } from './queries.ts';

export const words = ['meetings-phone'];

/** Meetings that residents may follow: when, where and what about. */
const Section = () => {
  const { t } = useTranslation();
  const list = useQuery(openQuery);
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data;
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-label={t('meetings.deciding')}>
      <h2>{t('meetings.deciding')}</h2>
      {rows.map((one) => (
        <article key={one.id} className="card stack">
          <strong>{one.title}</strong>
          <span>
            {dayTimeOf(one.startsAt)} · {one.place} {one.sitting && <span className="tag">{t('meetings.sitting')}</span>}
          </span>
          <span className="small soft">{one.area}</span>
          <ol>
            {one.agenda.map((item, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an agenda has no other order than its own
              <li key={n}>
                {item.proposalId ? (
                  <Link to="/proposals/$" params={{ _splat: item.proposalId }}>
                    {item.title}
                  </Link>
                ) : (
                  item.title
                )}{' '}
                {item.carried && <span className="tag">{t('meetings.carried')}</span>}
              </li>
            ))}
          </ol>
          {one.agenda.length === 0 && <span className="soft">{t('meetings.noAgenda')}</span>}
        </article>
      ))}
    </section>
  );
};
export default Section;
