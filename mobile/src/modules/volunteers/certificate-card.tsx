import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as documentsApi from '#client/endpoints/documents.ts';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import { type NumberShown, numberShown } from '#contract/volunteers/values.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { certificatesQuery } from './queries.ts';

/** The certificate of one's hours, of a period or all, made by oneself. */
export const CertificateCard = () => {
  const { t } = useTranslation('volunteers-phone');
  const { data } = useQuery(certificatesQuery);
  const { busy, error, run } = useAct('volunteers');
  const [asked, setAsked] = useState<{ from?: string; until?: string }>({});
  const [number, setNumber] = useState<NumberShown>('masked');
  const make = (): void =>
    void run(`certificate ${asked.from} ${asked.until} ${number}`, async (id) => {
      const body = { id, personId: null, from: given(asked.from), until: given(asked.until), idNumber: number };
      const { source, id: subjectId } = await call(volunteersApi.askCertificate, { body });
      await call(documentsApi.makeDocument, { body: { id: v7(), source, subjectId } });
    });
  return (
    <section className="card stack" aria-label={t('certificate')}>
      <h2>{t('certificate')}</h2>
      <p className="hint">{t('certificateLead')}</p>
      <Line id="certificate-from" label={t('from')} type="date" value={asked.from} onChange={(from) => setAsked({ ...asked, from })} />
      <Line id="certificate-until" label={t('until')} type="date" value={asked.until} onChange={(until) => setAsked({ ...asked, until })} />
      <Choice
        name="certificate-number"
        legend={t('idNumber')}
        of={numberShown}
        word={(one) => t(`numbers.${one}`)}
        value={number}
        onChange={setNumber}
      />
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={make}>
        {t('make')}
      </button>
      {data?.items.map(
        ({ id, from, until, documentId }) =>
          documentId && (
            <a key={id} className="button wide" href={`/api/papers/${documentId}/pdf`} target="_blank" rel="noreferrer">
              {t('openPdf')} {t('made', { from, until })}
            </a>
          ),
      )}
    </section>
  );
};
