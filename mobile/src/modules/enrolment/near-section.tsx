import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/session.ts';
import { mineQuery } from './queries.ts';

export const words = ['enrolment-own', 'enrolment-phone'];

/** Where somebody is enrolled, or how one enrols. */
const Section = () => {
  const { t } = useTranslation();
  const me = useMe();
  const mine = useQuery({ ...mineQuery, enabled: Boolean(me && !me.account.anonymous) });
  const current = mine.data?.current;
  return (
    <section className="card" aria-label={t('enrolment.mine')}>
      <Link to="/enrolment" className="row link">
        <Icon name="house" />
        <span className="grow tight">
          <strong>{t('enrolment.mine')}</strong>
          <span className="small soft">
            {current ? `${current.community.name} · ${t(`enrolment-own:states.${current.state}`)}` : t('enrolment.noneText')}
          </span>
        </span>
        <Icon name="next" />
      </Link>
    </section>
  );
};
export default Section;
