import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/session.ts';
import { evaluationsQuery } from './queries.ts';

export const words = ['evaluations-phone'];

/** Sheets on departments that wait for whoever fills them; nothing for others. */
const Section = () => {
  const { t } = useTranslation();
  const permitted = useMe()?.permissions.some((one) => one === 'evaluations.rate' || one === 'evaluations.answer') ?? false;
  const list = useInfiniteQuery({ ...evaluationsQuery, enabled: permitted }).data?.pages.flatMap(({ items }) => items) ?? [];
  const waiting = list.filter(({ mine }) => mine > 0);
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-label={t('evaluations.title')}>
      <h2>{t('evaluations.title')}</h2>
      {waiting.map(({ id, title, mine, until }) => (
        <Link key={id} to="/evaluations/$" params={{ _splat: id }} className="card link">
          <span className="title">{title}</span> <span className="small">{t('evaluations.left', { n: mine })}</span>{' '}
          <span className="small soft">{t('evaluations.until', { until })}</span>
        </Link>
      ))}
    </section>
  );
};
export default Section;
