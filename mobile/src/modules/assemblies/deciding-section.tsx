import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { mineQuery } from './queries.ts';

export const words = ['assemblies-phone'];

/** Assemblies of the estates in which one owns something. */
const Section = () => {
  const { t } = useTranslation();
  const me = useMe();
  const signedIn = !!me && !me.account.anonymous;
  const list = useQuery({ ...mineQuery, enabled: signedIn });
  if (!signedIn) return null;
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const { items, proven, askable } = list.data;
  if (items.length === 0 && !proven && !askable) return null;
  return (
    <section className="stack" aria-label={t('assemblies.list')}>
      <h2>{t('assemblies.list')}</h2>
      {items.slice(0, 3).map((one) => (
        <Link key={one.id} to="/assemblies/$assemblyId" params={{ assemblyId: one.id }} className="card row link">
          <span className="grow tight">
            <strong>{one.title}</strong>
            <span className="small soft">
              {one.where} · {t(`assemblies.states.${one.state}`)}
              {one.left > 0 && ` · ${t('assemblies.left', { count: one.left })}`}
            </span>
          </span>
          <Icon name="next" />
        </Link>
      ))}
      <Link to="/owned" className="button wide">
        {t('assemblies.owned')}
      </Link>
    </section>
  );
};
export default Section;
