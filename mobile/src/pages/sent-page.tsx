import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StepLine } from '../cases/step-line.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { caseQuery } from '../queries.ts';
import { useMe } from '../session/session.ts';

/** After sending: the number, where it went, what happens next. */
export const SentPage = () => {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/sent/$caseId' });
  const sent = useQuery(caseQuery(caseId));
  const anonymous = useMe()?.account.anonymous;
  return (
    <Page title={t('sent.title')} back>
      <div className="sent" role="status">
        <Icon name="done" />
        <h2>{t('sent.thanks')}</h2>
      </div>
      {sent.isPending ? (
        <Loading rows={1} />
      ) : sent.isError && !sent.data ? (
        <Failure error={sent.error} onRetry={() => void sent.refetch()} />
      ) : (
        <div className="card">
          <div className="tight">
            <span className="hint">{t('case.number')}</span>
            <span className="number">{sent.data.number}</span>
          </div>
          <div className="tight">
            <span className="hint">{t('sent.where')}</span>
            <strong>{sent.data.area.name}</strong>
          </div>
          <StepLine state={sent.data.state} timeline={sent.data.timeline} />
        </div>
      )}
      <section className="tight" aria-label={t('sent.next')}>
        <h2>{t('sent.next')}</h2>
        <p>{t('sent.nextText')}</p>
        {anonymous && <p className="hint">{t('sent.anonymous')}</p>}
      </section>
      <Link to="/cases/$caseId" params={{ caseId }} className="button main wide">
        {t('sent.follow')}
      </Link>
      <Link to="/" className="button wide">
        {t('lost.home')}
      </Link>
    </Page>
  );
};
