import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/places/api.ts';
import { hasOpening, placeAttributes } from '#contract/places/kinds.ts';
import { platformDay } from '#ui/time.ts';

/** Open or not, by shape and word: a full dot, an empty ring, words for hours nobody has told and for places closed for good, a dash where nobody enters. */
export const OpenMark = ({ kind, open, closedOn }: Pick<Place, 'kind' | 'open' | 'closedOn'>) => {
  const { t } = useTranslation();
  if (open === null && (closedOn === null || closedOn >= platformDay()))
    return <span className="soft">{hasOpening(kind) ? t('places:hours.unknown') : '–'}</span>;
  if (open === null) return <span className="flag">{t('places:opening.gone')}</span>;
  return (
    <span className={open ? 'places-open' : 'places-open soft'}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" fill={open ? 'var(--info)' : 'none'} stroke={open ? 'var(--info)' : 'currentColor'} strokeWidth="1.4" />
      </svg>
      {t(open ? 'places:opening.open' : 'places:opening.closed')}
      {closedOn && <span className="soft num"> {t('places:opening.until', { day: closedOn })}</span>}
    </span>
  );
};

/** How many of the eight attributes are met; a full one carries a tick, so that it is told without reading. */
export const Met = ({ met }: { met: number | null }) => {
  const { t } = useTranslation();
  if (met === null) return <span className="soft">–</span>;
  const all = placeAttributes.length;
  return (
    <span className={met < all ? 'num places-lacking' : 'num soft'} title={t('places:met', { met, all })}>
      {met}/{all}
      {met === all ? ' ✓' : ''}
    </span>
  );
};
