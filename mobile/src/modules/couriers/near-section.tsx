import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';

export const words = ['couriers-phone'];

/** The way to what one can do in half a minute, and to the home of couriers. */
const Section = () => {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={t('courier.snap')}>
      <Link to="/snap" className="row link">
        <Icon name="camera" />
        <span className="grow tight">
          <strong>{t('courier.snap')}</strong>
          <span className="small soft">{t('courier.snapText')}</span>
        </span>
        <Icon name="next" />
      </Link>
      <Link to="/courier" className="row link">
        <Icon name="house" />
        <span className="grow tight">
          <strong>{t('courier.title')}</strong>
          <span className="small soft">{t('courier.stations')}</span>
        </span>
        <Icon name="next" />
      </Link>
    </section>
  );
};
export default Section;
