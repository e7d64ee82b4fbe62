import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Days } from './days.tsx';
import { Declared } from './declared.tsx';
import { Finds } from './finds.tsx';
import { Stations } from './stations.tsx';

/** Home of couriers and others who are on the way all day: report with one photo, rest near by, and see what came of it. */
export const CourierPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('courier.title')} back>
      <Link to="/snap" className="snap">
        <Icon name="camera" />
        {t('courier.snap')}
        <small>{t('courier.snapText')}</small>
      </Link>
      <Stations />
      {me === undefined ? (
        <Loading rows={1} />
      ) : me && !me.account.anonymous ? (
        <>
          <Declared />
          <Finds />
        </>
      ) : (
        <AskSignIn text={t('courier.declareText')} />
      )}
      <Link to="/courier-help" className="card row link">
        <Icon name="house" />
        <span className="grow tight">
          <strong>{t('courier.help')}</strong>
          <span className="small soft">{t('courier.helpText')}</span>
        </span>
        <Icon name="next" />
      </Link>
      <Link to="/points" className="card row link">
        <Icon name="list" />
        <span className="grow">{t('courier.points_mine')}</span>
        <Icon name="next" />
      </Link>
      <Link to="/wishes" className="card row link">
        <Icon name="leaf" />
        <span className="grow">{t('courier.wishes')}</span>
        <Icon name="next" />
      </Link>
      <Days />
    </Page>
  );
};
