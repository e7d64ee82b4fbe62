import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportAnswer } from '#contract/cases/api.ts';
import { AnswerBy } from '../../cases/answer-by.tsx';
import { StepLine } from '../../cases/step-line.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { caseQuery, receiptKey } from '../../queries.ts';
import { useMe } from '../../session/session.ts';

/** After sending: the number, where it went, what happens next. */
export const SentPage = () => {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/sent/$caseId' });
  const sent = useQuery(caseQuery(caseId));
  const receipt = useQueryClient().getQueryData<ReportAnswer>(receiptKey(caseId));
  const number = sent.data?.number ?? receipt?.number;
  const anonymous = useMe()?.account.anonymous;
  return (
    <Page title={t('sent.title')} back>
      <div className="sent" role="status">
        <Icon name="done" />
        <h2>{t('sent.thanks')}</h2>
      </div>
      {number ? (
        <div className="card">
          <div className="tight">
            <span className="hint">{t('case.number')}</span>
            <span className="number">{number}</span>
          </div>
          <div className="tight">
            <span className="hint">{t('sent.where')}</span>
            <strong>{sent.data?.area.name ?? receipt?.location.name}</strong>
          </div>
          {sent.data && <AnswerBy row={sent.data} />}
          <StepLine state={sent.data?.state ?? 'reported'} timeline={sent.data?.timeline ?? []} />
        </div>
      ) : sent.isError ? (
        <Failure error={sent.error} onRetry={() => void sent.refetch()} />
      ) : (
        <Loading rows={1} />
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
