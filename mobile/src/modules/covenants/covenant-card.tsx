import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CovenantItem } from '#contract/covenants/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';

/** A covenant in a list: what it is of, since when it holds, whether residents are asked of a new version. */
export const CovenantCard = ({ covenant }: { covenant: CovenantItem }) => {
  const { t } = useTranslation();
  const { making, effectiveOn } = covenant;
  const asked = making?.state === 'comment' && t('covenants.askedUntil', { day: making.commentUntil });
  return (
    <Link to="/covenants/$" params={{ _splat: covenant.id }} className="card row link">
      <span className="grow tight">
        <span className="title">{covenant.title}</span>
        <span className="small soft">{`${labelOf(covenant.kindTitle)} · ${covenant.area.name}`}</span>
        <span className="small">{[effectiveOn && t('covenants.since', { day: effectiveOn }), asked].filter(Boolean).join(' · ')}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
};
