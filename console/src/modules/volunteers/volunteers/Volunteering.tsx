import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { tabs, type VolunteerSearch } from '../search.ts';
import { Checks } from './Checks.tsx';
import { HoursList } from './HoursList.tsx';
import { Teams } from './Teams.tsx';
import { VolunteerList } from './VolunteerList.tsx';
import '../../../styles/organisations.css';

/** Volunteers of somebody's areas, their teams, hours to certify, what waits for a second person, spot checks. */
export const Volunteering = () => {
  const { t } = useTranslation('volunteers-console');
  const { tab = 'hours', burst } = useSearch({ strict: false }) as VolunteerSearch;
  useTitle(t('title'));
  const shown = {
    hours: <HoursList key="hours" asked={{}} empty={t('noHours')} record />,
    held: <HoursList key={`held ${burst}`} asked={{ state: ['held'], burst }} empty={t('noHeld')} />,
    contested: <HoursList key="contested" asked={{ contested: true }} empty={t('noContested')} />,
    volunteers: <VolunteerList />,
    teams: <Teams />,
    checks: <Checks />,
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <nav className="sections" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link key={key} to="/volunteers" search={{ tab: key }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
      {burst && tab === 'held' && (
        <p className="soft">
          {t('burst')}{' '}
          <Link to="/volunteers" search={{ tab: 'held' }}>
            {t('showAll')}
          </Link>
        </p>
      )}
      {shown[tab]}
      <p className="soft">{t('formula')}</p>
    </div>
  );
};
