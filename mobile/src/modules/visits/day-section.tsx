import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { mineQuery } from './queries.ts';

export const words = ['visits-phone'];

/** The way to the households of whoever visits some. */
const Section = () => {
  const { t } = useTranslation();
  const items = useQuery(mineQuery).data?.items ?? [];
  if (items.length === 0) return null;
  const due = items.filter(({ state }) => state === 'due' || state === 'late').length;
  return (
    <Link to="/visits" className="card row link">
      <Icon name="house" />
      <span className="grow">{t('visits.title')}</span>
      {due > 0 && <span className="tag">{t('visits.dueCount', { count: due })}</span>}
      <Icon name="next" />
    </Link>
  );
};
export default Section;
