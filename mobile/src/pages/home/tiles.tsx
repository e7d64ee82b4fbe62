import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';

/** What people come for besides reporting: what they can take part in, what they can apply for, what they want to know, and where they can go. */
export const Tiles = () => {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/take-part" className="card link">
        <span className="row">
          <Icon name="leaf" />
          <span className="grow tight">
            <strong>{t('takePart.title')}</strong>
            <span className="small soft">{t('takePart.tile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/deciding" className="card link">
        <span className="row">
          <Icon name="talk" />
          <span className="grow tight">
            <strong>{t('disclosures.deciding')}</strong>
            <span className="small soft">{t('disclosures.decidingTile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/services/$" params={{ _splat: 'all' }} className="card link">
        <span className="row">
          <Icon name="book" />
          <span className="grow tight">
            <strong>{t('services.title')}</strong>
            <span className="small soft">{t('services.tile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/answers" className="card link">
        <span className="row">
          <Icon name="talk" />
          <span className="grow tight">
            <strong>{t('answers.title')}</strong>
            <span className="small soft">{t('answers.text')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/activities/$" params={{ _splat: 'all' }} className="card link">
        <span className="row">
          <Icon name="leaf" />
          <span className="grow tight">
            <strong>{t('activities-phone:title')}</strong>
            <span className="small soft">{t('activities-phone:tile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/bookings/$" params={{ _splat: 'all' }} className="card link">
        <span className="row">
          <Icon name="clock" />
          <span className="grow tight">
            <strong>{t('bookings.title')}</strong>
            <span className="small soft">{t('bookings.tile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/tariffs/$" params={{ _splat: 'all' }} className="card link">
        <span className="row">
          <Icon name="shop" />
          <span className="grow tight">
            <strong>{t('tariffs.title')}</strong>
            <span className="small soft">{t('tariffs.tile')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
      <Link to="/places" className="card link">
        <span className="row">
          <Icon name="house" />
          <span className="grow tight">
            <strong>{t('places.title')}</strong>
            <span className="small soft">{t('places.text')}</span>
          </span>
          <Icon name="next" />
        </span>
      </Link>
    </>
  );
};
