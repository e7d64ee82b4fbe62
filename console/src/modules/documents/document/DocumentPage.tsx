import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Form, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { pathOf, signatureHeight } from '#contract/kernel/paper.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { PaperText } from '../../../components/PaperText.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { SignDialog } from './SignDialog.tsx';
import '../../../styles/documents.css';

const keyOf = (id: string) => ['documents', 'one', id];

/** One document as it stands on paper, with who has signed and what may be done. */
export const DocumentPage = () => {
  const { documentId } = useParams({ from: '/shell/documents/$documentId' });
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(documentId),
    queryFn: ({ signal }) => call(endpoints.documents.getDocument, { params: { documentId } }, signal),
  });
  useTitle(data?.title ?? '');
  if (data) return <Shown data={data} />;
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  return <Skeleton active className="page" paragraph={{ rows: 12 }} />;
};

const Shown = ({ data }: { data: DocumentDetail }) => {
  const { t } = useTranslation('documents');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [signing, setSigning] = useState<number | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const keep = (now: DocumentDetail): void => {
    client.setQueryData(keyOf(data.id), now);
    void client.invalidateQueries({ queryKey: ['documents', 'list'] });
    void client.invalidateQueries({ queryKey: ['todos'] });
  };
  return (
    <div className="page document">
      <div className="document-bar">
        <Link to="/documents">{t('page.back')}</Link>
        <span className="document-state">{t(`states.${data.state}`)}</span>
        <Button href={`/api/papers/${data.id}/pdf`} target="_blank">
          {t('page.pdf')}
        </Button>
        <Button onClick={() => window.print()}>{t('page.print')}</Button>
        {data.actions.includes('withdraw') && (
          <Button danger onClick={() => setWithdrawing(true)}>
            {t('page.withdraw')}
          </Button>
        )}
      </div>
      {data.withdrawnReason && <p className="field-problem">{t('page.withdrawn', { reason: data.withdrawnReason })}</p>}
      <article className="paper" aria-label={data.title}>
        <PaperText body={data.body} />
        <div className="paper-parties">
          {data.parties.map((party, i) => (
            <Signature key={`${party.role} ${party.name}`} party={party} onSign={() => setSigning(i)} />
          ))}
        </div>
        <p className="paper-foot">
          {data.number}
          <br />
          {t(data.archiveHash ? 'page.archive' : 'page.hash')} <span className="num">{data.archiveHash ?? data.hash}</span>
          <br />
          <a href={data.proofUrl}>{t('page.proof')}</a>
        </p>
      </article>
      {signing !== null && (
        <SignDialog
          document={data}
          party={signing}
          onClose={() => setSigning(null)}
          onDone={(now) => {
            setSigning(null);
            keep(now);
            void message.success(t('sign.done'));
          }}
        />
      )}
      {withdrawing && (
        <Modal open title={t('page.withdraw')} footer={null} onCancel={() => setWithdrawing(false)}>
          <SendForm<{ reason: string }, DocumentDetail>
            keep="documents.withdraw"
            subject={data.id}
            title={t('page.withdraw')}
            submit={t('page.withdraw')}
            request={({ reason }) => asked(endpoints.documents.withdrawDocument, { params: { documentId: data.id }, body: { reason } })}
            onCancel={() => setWithdrawing(false)}
            onDone={(now) => {
              setWithdrawing(false);
              keep(now);
            }}
          >
            <Form.Item
              name="reason"
              label={t('page.reason')}
              rules={[{ required: true, min: 2, whitespace: true, message: t('must.fill') }]}
            >
              <Input maxLength={200} />
            </Form.Item>
          </SendForm>
        </Modal>
      )}
    </div>
  );
};

const Signature = ({ party, onSign }: { party: DocumentDetail['parties'][number]; onSign: () => void }) => {
  const { t } = useTranslation('documents');
  const locale = useLocale();
  return (
    <section className="paper-party" aria-label={`${party.role} ${party.name}`}>
      <strong>{party.role}</strong>
      <span>{party.name}</span>
      {party.strokes ? (
        <svg viewBox={`0 0 1000 ${signatureHeight}`} className="paper-signature" role="img" aria-label={party.signedBy ?? ''}>
          <path d={pathOf(party.strokes)} fill="none" stroke="currentColor" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      ) : (
        <span className="paper-signature soft">
          {party.mayBeSigned ? (
            <Button type="primary" aria-label={`${t('page.sign')} ${party.role}`} onClick={onSign}>
              {t('page.sign')}
            </Button>
          ) : (
            t('page.waiting')
          )}
        </span>
      )}
      {party.signedAt && (
        <span className="soft num">{t('page.signed', { name: party.signedBy, time: fullTime(party.signedAt, locale) })}</span>
      )}
    </section>
  );
};
