import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as careApi from '#client/endpoints/care.ts';
import type { CareDetail, CareRow } from '#contract/care/records.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { careKey, recordsQuery } from './queries.ts';

/** Records whoever is signed in leads or visits by. */
export const CarePage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('care.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(recordsQuery);
  return (
    <>
      <p className="hint">{t('care.lead')}</p>
      <Cards list={list} empty={<Empty icon="done" title={t('care.none')} text={t('care.noneText')} />}>
        {(one) => <RecordCard key={one.id} record={one} />}
      </Cards>
    </>
  );
};

/** One record: masked until it is opened for a reason; closed again when the page is left. */
const RecordCard = ({ record }: { record: CareRow }) => {
  const { t } = useTranslation();
  const act = useAct(careKey);
  const [reason, setReason] = useState<string | null>(null);
  const [seen, setSeen] = useState<CareDetail | null>(null);
  const look = (): void => {
    const why = (reason ?? '').trim();
    if (why.length < 2) {
      act.setError(t('care.reasonNeeded'));
      return;
    }
    void act.run(`look ${record.id} ${why}`, async (id) =>
      setSeen(await call(careApi.lookAtCare, { params: { recordId: record.id }, body: { id, reason: why } })),
    );
  };
  return (
    <section className="card stack" aria-label={seen?.name ?? record.name}>
      <h2>{seen?.name ?? record.name}</h2>
      <p className="soft">
        {record.classes.map((one) => t(`care.classes.${one}`)).join(t('care.comma'))} · {record.area.name}
      </p>
      <p>
        {record.rhythm && t(`care.rhythms.${record.rhythm}`)} · {t('care.nextBy', { day: record.nextBy ?? '—' })}{' '}
        {record.late && <strong>{t('care.late')}</strong>}
      </p>
      {seen ? (
        <>
          <p>{seen.facts.address}</p>
          {seen.phone && <a href={`tel:${seen.phone}`}>{seen.phone}</a>}
          {seen.facts.kin.map(({ name, relation, phone }) => (
            <p key={name} className="tight">
              <span>
                {name} <span className="soft">{relation}</span>
              </span>
              {phone && <a href={`tel:${phone}`}>{phone}</a>}
            </p>
          ))}
          {seen.facts.note && <p>{seen.facts.note}</p>}
          <p className="hint">{t('care.looked')}</p>
        </>
      ) : reason === null ? (
        <button type="button" className="button" onClick={() => setReason(t('care.usual'))}>
          {t('care.open')}
        </button>
      ) : (
        <>
          <div className="field">
            <label htmlFor={`reason-${record.id}`}>{t('care.reason')}</label>
            <input
              id={`reason-${record.id}`}
              className="input"
              maxLength={200}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                act.setError(null);
              }}
            />
          </div>
          <FormError error={act.error} />
          <button type="button" className="button main" disabled={act.busy !== null} onClick={look}>
            {t('care.open')}
          </button>
        </>
      )}
    </section>
  );
};
