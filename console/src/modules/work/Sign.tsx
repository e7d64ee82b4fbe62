import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { percentOf } from '../../components/SheetProgress.tsx';
import { openWork } from './queries.ts';
import '../../styles/work.css';

/** While own work is under way: how far it has come, and the way to it. */
export const Sign = () => {
  const { t } = useTranslation('work');
  const items = useQuery(openWork).data?.items ?? [];
  if (items.length === 0) return null;
  const known = items.filter(({ total }) => total !== null && total > 0);
  const percent = known.reduce((sum, one) => sum + (percentOf(one) ?? 0), 0) / items.length;
  return (
    <Link to="/work" className="work-sign" aria-label={t('sign', { count: items.length })} title={t('sign', { count: items.length })}>
      <Progress type="circle" percent={Math.floor(percent)} size={20} aria-hidden strokeColor="var(--accent)" />
      <span className="num">{items.length}</span>
    </Link>
  );
};
