import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { mineQuery } from './queries.ts';

export const words = ['households-phone'];

/** The way to the households of whoever looks after some. */
const Section = () => {
  const { t } = useTranslation();
  const items = useQuery(mineQuery).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Link to="/my-households" className="card row link">
      <Icon name="house" />
      <span className="grow">{t('mine.title')}</span>
      <span className="tag">{items.length}</span>
      <Icon name="next" />
    </Link>
  );
};
export default Section;
