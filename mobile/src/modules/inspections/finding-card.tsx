import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FindingRow } from '#contract/inspections/api.ts';
import { Clock } from '../../cases/clock.tsx';
import { Icon } from '../../parts/icons.tsx';

/** Where a deduction stands: its points, until when it is to be mended. */
export const FindingLine = ({ finding: f }: { finding: FindingRow }) => {
  const { t } = useTranslation();
  return (
    <span className="small">
      <span className="soft">
        {t(`inspections.lines.${f.line}`)} · {t('inspections.minus', { points: f.counted })}
        {' · '}
      </span>
      {t(f.confirmed ? 'inspections.confirmed' : `inspections.states.${f.state}`)}{' '}
      {(f.state === 'open' || f.state === 'contested') && (
        <Clock
          row={{
            state: 'handling',
            light: f.late ? 'red' : 'green',
            dueAt: `${f.mendBy}T15:59:59.000Z`,
            totalDueAt: null,
            dueProvisional: false,
          }}
        />
      )}
    </span>
  );
};

/** One deduction of a list, which opens it. */
export const FindingCard = ({ finding: f }: { finding: FindingRow }) => {
  const { t } = useTranslation();
  return (
    <Link to="/inspections/findings/$findingId" params={{ findingId: f.id }} className="row link">
      {f.photos[0] && <img src={f.photos[0].thumbnailUrl} alt={t('inspections.asFound')} width={56} height={56} loading="lazy" />}
      <span className="grow tight">
        <span className="title">{f.text}</span>
        <span className="small soft">
          {f.estate.name} · {f.spot} · {f.day}
        </span>
        <FindingLine finding={f} />
      </span>
      <Icon name="next" />
    </Link>
  );
};
