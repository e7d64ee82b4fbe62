import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { myBuildingsQuery } from './queries.ts';

/** The holder's buildings: those of a head, or of the grids somebody works in. */
export const BuildingsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('buildings.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <Buildings /> : <Loading />}
    </Page>
  );
};

const Buildings = () => {
  const { t } = useTranslation();
  const list = useQuery(myBuildingsQuery);
  if (list.isPending) return <Loading rows={4} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const { items, head } = list.data;
  if (items.length === 0) return <Empty icon="house" title={t('buildings.none')} text={t('buildings.noneText')} />;
  return (
    <>
      <Stale list={list} />
      <p className="soft">{t(head ? 'buildings.lead' : 'buildings.leadGrid')}</p>
      <ul className="stack">
        {items.map((one) => (
          <li key={one.id} className="card tight">
            <Link to="/buildings/$buildingId" params={{ buildingId: one.id }} className="row link">
              <span className="grow tight">
                <strong>{one.name}</strong>
                <span className="small soft">
                  {t('buildings.households', { count: one.dwellings })} · {one.area.name}
                </span>
                <span className="small soft">{one.heads.length > 0 ? one.heads.join(t('buildings.and')) : t('buildings.noHead')}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
