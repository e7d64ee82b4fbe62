import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standing } from '#contract/duties/values.ts';
import { mineQuery } from './queries.ts';

export const words = ['duties-phone'];

/** Duties one has or has claimed; a report that is due is said. */
const Card = () => {
  const { t } = useTranslation();
  const rows =
    useInfiniteQuery(mineQuery).data?.pages[0]?.items.filter(({ own }) => (standing as readonly string[]).includes(own.state)) ?? [];
  if (rows.length === 0) return null;
  const due = rows.some(({ own }) => own.reportDue !== null);
  return (
    <Link to="/duties/$" params={{ _splat: 'mine' }}>
      <span className="big">{rows.length}</span>
      <span>{t(due ? 'duties.cardDue' : 'duties.mine')}</span>
    </Link>
  );
};
export default Card;
