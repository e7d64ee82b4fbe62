import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { EntrustmentCard } from './entrustment-card.tsx';
import { LookUp } from './look-up.tsx';
import { entrustmentsQuery, myApplicationsQuery } from './queries.ts';

/** What this account applied for, and who acts for it. */
export const MyServicesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('services.mine')} back>
      {me === null ? <AskSignIn text={t('services.signIn')} /> : me ? <Lists /> : <Loading />}
      <LookUp />
    </Page>
  );
};

const Lists = () => {
  const { t, i18n } = useTranslation();
  const applications = useInfiniteQuery(myApplicationsQuery);
  const entrusted = useInfiniteQuery(entrustmentsQuery(true));
  const acted = entrusted.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <WaitingWritten page="/services/mine" />
      <Cards
        list={applications}
        empty={
          <Empty icon="book" title={t('services.noneMine')} text={t('services.noneMineText')}>
            <Link to="/services/$" params={{ _splat: 'all' }} className="button main">
              {t('services.title')}
            </Link>
          </Empty>
        }
      >
        {(one) => (
          <Link key={one.id} to="/cases/$caseId" params={{ caseId: one.caseId }} className="card link">
            <span className="row">
              <span className="grow tight">
                <strong>{one.item.name}</strong>
                <span className="small soft">
                  {one.body} · {shortTime(one.receivedAt, i18n.language)}
                </span>
                <span className="small soft">{one.number}</span>
              </span>
              <span className="tag">{t(`services-own:states.${one.state}`)}</span>
            </span>
          </Link>
        )}
      </Cards>
      {acted.length > 0 && (
        <section className="stack" aria-label={t('services.actedFor')}>
          <h2>{t('services.actedFor')}</h2>
          {acted.map((one) => (
            <EntrustmentCard key={one.id} row={one} />
          ))}
        </section>
      )}
    </>
  );
};
