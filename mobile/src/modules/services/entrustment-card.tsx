import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EntrustmentRow } from '#contract/services/entrustments.ts';
import { shortTime } from '#ui/time.ts';

/** Somebody acts for somebody: what in, who, and where it stands. */
export const EntrustmentCard = ({ row }: { row: EntrustmentRow }) => {
  const { t, i18n } = useTranslation();
  return (
    <Link to="/services/$" params={{ _splat: `proxy/${row.id}` }} className="card link">
      <span className="row">
        <span className="grow tight">
          <strong>{row.item.name}</strong>
          <span className="small soft">
            {row.person} · {row.area.name}
          </span>
          <span className="small soft">
            {row.agent ? t('services.actedBy', { name: row.agent }) : t('services.nobodyYet')} · {shortTime(row.askedAt, i18n.language)}
          </span>
        </span>
        <span className="tag">{t(`services-own:entrustmentStates.${row.state}`)}</span>
      </span>
    </Link>
  );
};
