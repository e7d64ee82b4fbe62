import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/session.ts';
import { demandsQuery } from './queries.ts';

export const words = ['demands-phone'];
const shown = 3;

/** What is asked of the holder, so that a complaint is one step from the day's work. */
const Section = () => {
  const { t } = useTranslation();
  const permitted = useMe()?.permissions.some((one) => one === 'demands.read' || one === 'demands.answer_for_organisation') ?? false;
  const demands = useInfiniteQuery({ ...demandsQuery(true), enabled: permitted }).data?.pages.flatMap((page) => page.items) ?? [];
  if (demands.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('demands.title')}>
      <h2>{t('demands.title')}</h2>
      {demands.slice(0, shown).map(({ id, title, asker, state, dueOn }) => (
        <span key={id} className="tight">
          <span>{title}</span>
          <span className="small soft">
            {asker.name} · {t(`demands.states.${state}`, { day: dueOn })}
          </span>
        </span>
      ))}
      <Link to="/demands" className="row link">
        <span className="grow">{t('demands.answerOrComplain')}</span>
        <Icon name="next" />
      </Link>
    </section>
  );
};
export default Section;
