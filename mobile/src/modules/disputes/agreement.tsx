import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as documentsApi from '#client/endpoints/documents.ts';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { pathOf, type Strokes, signatureHeight } from '#contract/kernel/paper.ts';
import { SignaturePad } from '#ui/signature/SignaturePad.tsx';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { agreementQuery } from './queries.ts';

/** The agreement as it is read out, and each party's signature: drawn here, or to be drawn. */
export const Agreement = ({ documentId }: { documentId: string }) => {
  const { t } = useTranslation();
  const query = useQuery(agreementQuery(documentId));
  const [signing, setSigning] = useState<number | null>(null);
  const { data } = query;
  if (!data) return query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={2} />;
  return (
    <section className="card stack" aria-label={data.title}>
      <h2>{data.title}</h2>
      <p className="small soft">{data.number}</p>
      <details>
        <summary>{t('disputes.read')}</summary>
        <p className="plain">{data.body.replace(/^#+ */gm, '')}</p>
      </details>
      {data.parties.map((party, i) => (
        <div key={`${party.role} ${party.name}`} className="tight">
          <span>
            <span className="soft">{party.role}</span> {party.name}
          </span>
          {party.strokes ? (
            <svg viewBox={`0 0 1000 ${signatureHeight}`} className="signature" role="img" aria-label={party.signedBy ?? ''}>
              <path
                d={pathOf(party.strokes)}
                fill="none"
                stroke="currentColor"
                strokeWidth="9"
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            </svg>
          ) : party.mayBeSigned ? (
            <button type="button" className="button" aria-label={`${t('disputes.sign')} ${party.name}`} onClick={() => setSigning(i)}>
              {t('disputes.sign')}
            </button>
          ) : (
            <span className="small soft">{t('disputes.unsigned')}</span>
          )}
        </div>
      ))}
      {signing !== null && <SignSheet document={data} party={signing} onClose={() => setSigning(null)} />}
    </section>
  );
};

const SignSheet = ({ document, party, onClose }: { document: DocumentDetail; party: number; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useAct('agreement');
  const { role = '', name = '', ...rest } = document.parties[party] ?? {};
  // whoever is a person signs as who they are, an office by its mediator
  const [who, setWho] = useState('signedBy' in rest && role !== '人民调解员' ? name : '');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const sign = async (): Promise<void> => {
    if (who.trim() === '' || strokes.length === 0)
      return act.setError(t(strokes.length === 0 ? 'disputes.signEmpty' : 'disputes.signName'));
    const done = await act.run(`sign ${party} ${JSON.stringify(strokes).length}`, async (id) => {
      const drawn = strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as [number, number]));
      const now = await call(documentsApi.signDocument, {
        params: { documentId: document.id },
        body: { id, party, name: who.trim(), strokes: drawn },
      });
      client.setQueryData(agreementQuery(document.id).queryKey, now);
    });
    if (!done) return;
    toast(t('disputes.signed'));
    onClose();
  };
  return (
    <Sheet title={t('disputes.signAs', { role, name })} onClose={onClose} full>
      <div className="stack">
        <p className="soft">{t('disputes.signWhole')}</p>
        <div className="field">
          <label htmlFor="sign-name">{t('disputes.signer')}</label>
          <input id="sign-name" className="input" maxLength={40} value={who} onChange={(event) => setWho(event.target.value)} />
        </div>
        <div className="field sign-pad">
          <span className="label">{t('disputes.signDraw')}</span>
          <SignaturePad value={strokes} onChange={setStrokes} label={t('disputes.signDraw')} />
        </div>
        <FormError error={act.error} />
        <div className="wrap">
          <button type="button" className="button main" disabled={act.busy !== null} onClick={() => void sign()}>
            {t('disputes.signSend')}
          </button>
          <button type="button" className="button" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
            {t('disputes.signClear')}
          </button>
        </div>
      </div>
    </Sheet>
  );
};
