import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as documentsApi from '#client/endpoints/documents.ts';
import { shortTime } from '#ui/time.ts';
import { call, hasCode, wordsOf } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';

/** What the code on a paper leads to: whether the document is genuine, and what it is. */
export const ProofPage = () => {
  const { t, i18n } = useTranslation();
  const { token } = useParams({ from: '/proof/$token' });
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['proof', token],
    queryFn: ({ signal }) => call(documentsApi.getProof, { params: { token } }, signal),
  });
  return (
    <Page title={t('proof.title')} back>
      {data ? (
        <>
          <p className="row">
            <Icon name={data.state === 'withdrawn' ? 'cross' : 'tick'} />
            <strong className="grow">{t(data.state === 'withdrawn' ? 'proof.withdrawn' : 'proof.genuine')}</strong>
          </p>
          <section className="card" aria-label={data.title}>
            <h2>{data.title}</h2>
            <dl className="told">
              <dt>{t('proof.number')}</dt>
              <dd>{data.number}</dd>
              <dt>{t('proof.made')}</dt>
              <dd>{shortTime(data.madeAt, i18n.language)}</dd>
              <dt>{t('proof.by')}</dt>
              <dd>{data.jurisdiction}</dd>
              {data.parties.map(({ role, name, signedAt }) => [
                <dt key={`${role} role`}>{role}</dt>,
                <dd key={role}>
                  {[name, signedAt ? `${t('proof.signed')} ${shortTime(signedAt, i18n.language)}` : t('proof.unsigned')]
                    .filter(Boolean)
                    .join(' · ')}
                </dd>,
              ])}
              <dt>{t('proof.hash')}</dt>
              <dd>{data.archiveHash ?? data.hash}</dd>
            </dl>
          </section>
          <p className="hint">{t('proof.nothing')}</p>
        </>
      ) : hasCode(error, 'documents.proof_unknown') ? (
        <Empty icon="unsure" title={t('proof.title')} text={wordsOf(error)} />
      ) : isError ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading rows={3} />
      )}
    </Page>
  );
};
