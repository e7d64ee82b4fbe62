import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/session.ts';
import { pointsQuery } from './queries.ts';

export const words = ['points-phone'];

/** The way to one's own points, for those who have some. */
const Section = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { data } = useInfiniteQuery({ ...pointsQuery, enabled: me !== null && me !== undefined && !me.account.anonymous });
  const [first] = data?.pages ?? [];
  if (!first || first.items.length === 0) return null;
  return (
    <Link to="/points" className="card link">
      <span className="grow tight">
        <strong>{t('points.title')}</strong>
        <span className="small soft">{t('points.has', { points: first.balance.available })}</span>
      </span>
    </Link>
  );
};
export default Section;
