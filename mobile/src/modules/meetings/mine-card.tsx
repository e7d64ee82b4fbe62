import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mineQuery } from './queries.ts';

export const words = ['meetings-phone'];

/** Meetings to come that one is called to. */
const Card = () => {
  const { t } = useTranslation();
  const count = (useQuery(mineQuery).data ?? []).filter(({ state }) => state === 'convened' || state === 'sitting').length;
  if (count === 0) return null;
  return (
    <Link to="/meetings/$" params={{ _splat: 'all' }}>
      <span className="big">{count}</span>
      <span>{t('meetings.card')}</span>
    </Link>
  );
};
export default Card;
