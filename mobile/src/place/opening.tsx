import { useTranslation } from 'react-i18next';
import type { PublicPlace } from '#contract/places/api.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../parts/icons.tsx';

/** Whether a place is open now, and until or from when. */
export const Opening = ({ of: { open, changesAt }, small = false }: { of: Pick<PublicPlace, 'open' | 'changesAt'>; small?: boolean }) => {
  const { t, i18n } = useTranslation();
  return (
    <p className={small ? 'place-state small' : 'place-state'}>
      <Icon name={open ? 'done' : 'clock'} />
      <span>
        <strong>{t(open ? 'places:phone.open' : 'places:phone.shut')}</strong>
        {changesAt && (
          <span className="soft">
            {' '}
            {t(open ? 'places:opening.closesAt' : 'places:opening.opensAt', { moment: shortTime(changesAt, i18n.language) })}
          </span>
        )}
      </span>
    </p>
  );
};
