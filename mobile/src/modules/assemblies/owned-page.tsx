import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { squareMetres } from '#ui/figures.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { ProveForm } from './prove-form.tsx';
import { mineQuery, ownershipQuery } from './queries.ts';

/** What one owns, and the assemblies of its owners. */
export const OwnedPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('assemblies.owned')} back>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('assemblies.signIn')} /> : <Owned />}
    </Page>
  );
};

const Owned = () => {
  const { t } = useTranslation();
  const owned = useQuery(ownershipQuery);
  const mine = useQuery(mineQuery);
  if (!owned.data) return owned.isError ? <Failure error={owned.error} onRetry={() => void owned.refetch()} /> : <Loading />;
  return (
    <>
      {!owned.data.proven && <ProveForm askable={owned.data.askable} />}
      {owned.data.estates.map((one) => (
        <section key={one.id} className="card stack" aria-label={one.name}>
          <h2>{one.name}</h2>
          <ul>
            {one.units.map((unit) => (
              <li key={unit.label}>
                {unit.label} · {t('assemblies.squares', { n: squareMetres(unit.area) })}
                {unit.together && ` · ${t('assemblies.together')}`}
              </li>
            ))}
          </ul>
          {one.units.length === 0 && <p className="soft">{t('assemblies.soldAll')}</p>}
        </section>
      ))}
      <h2>{t('assemblies.list')}</h2>
      {mine.isPending && <Loading rows={2} />}
      {mine.isError && !mine.data && <Failure error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data?.items.length === 0 && <Empty icon="talk" title={t('assemblies.none')} text={t('assemblies.noneText')} />}
      {mine.data?.items.map((one) => (
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
    </>
  );
};
