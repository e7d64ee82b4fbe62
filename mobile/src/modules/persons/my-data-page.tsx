import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as personsApi from '#client/endpoints/persons.ts';
import type { MyData } from '#contract/persons/requests.ts';
import { shortDay, shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';

/** What is known of the holder, for what, and who looked; the way to a copy and to erasure. */
export const MyDataPage = () => {
  const { t } = useTranslation('persons-own');
  const me = useMe();
  const known = me !== undefined && me !== null && !me.account.anonymous;
  const data = useQuery({
    queryKey: ['my-data'],
    enabled: known,
    queryFn: ({ signal }) => call(personsApi.getMyData, {}, signal),
    staleTime: 0,
  });
  return (
    <Page title={t('title')} back>
      <p className="soft">{t('lead')}</p>
      {me === null || me?.account.anonymous ? (
        <AskSignIn text={t('lead')} />
      ) : data.data ? (
        <Known data={data.data} refetch={() => void data.refetch()} />
      ) : data.isError ? (
        <Failure error={data.error} onRetry={() => void data.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const useNamed = () => {
  const { i18n } = useTranslation();
  return ({ zh, en }: { zh: string; en: string | null }): string => (i18n.language === 'en' ? (en ?? zh) : zh);
};

const Known = ({ data, refetch }: { data: MyData; refetch: () => void }) => {
  const { t, i18n } = useTranslation('persons-own');
  const named = useNamed();
  const { person } = data;
  return (
    <>
      <Requests data={data} refetch={refetch} />
      <Card title={t('known')}>
        {person ? (
          <div className="stack">
            <Fact name={t('name')}>{person.name}</Fact>
            <Fact name={t('phone')}>{person.phone ?? t('none')}</Fact>
            <Fact name={t('idNumber')}>{person.idNumber ?? t('none')}</Fact>
            <Fact name={t('address')}>{t(person.hasAddress ? 'sealed' : 'none')}</Fact>
          </div>
        ) : (
          <p>{t('onlyAccount')}</p>
        )}
        {data.holdings.map(({ what, count }) => (
          <p key={what.zh}>
            {named(what)} <span className="hint">{t('items', { count })}</span>
          </p>
        ))}
      </Card>
      {person && (
        <>
          <Card title={t('purposes')}>
            {person.purposes.map((one) => (
              <div key={one.use} className="tight">
                <strong>{named(one.title)}</strong>
                <span>{named(one.for)}</span>
                <span className="hint">{t('basis', { basis: t(`bases.${one.basis}`) })}</span>
                {one.consent && <span className="hint">{t(one.consent.given ? 'consented' : 'withdrawn', { day: one.consent.on })}</span>}
                {one.basis === 'consent' && one.consent?.given !== false && (
                  <Withdraw use={one.use} name={named(one.title)} refetch={refetch} />
                )}
              </div>
            ))}
            {person.ties.map(({ what, at }) => (
              <p key={`${what.zh} ${at}`}>
                {at} <span className="hint">{named(what)}</span>
              </p>
            ))}
          </Card>
          <Card title={t('looks')}>
            {person.looks.length === 0 && <p className="hint">{t('noLooks')}</p>}
            {person.looks.map((look) => (
              <div key={`${look.at} ${look.who}`} className="tight">
                <span>
                  {look.who} · {look.what.map((part) => t(`parts.${part}`)).join(t('comma'))}
                </span>
                <span className="hint">
                  {shortTime(look.at, i18n.language)} · {look.reason}
                </span>
              </div>
            ))}
          </Card>
        </>
      )}
    </>
  );
};

/** Takes back the consent to one use. */
const Withdraw = ({ use, name, refetch }: { use: string; name: string; refetch: () => void }) => {
  const { t } = useTranslation('persons-own');
  const [id] = useState(() => v7());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const withdraw = async () => {
    if (!window.confirm(t('confirmWithdraw', { use: name }))) return;
    setBusy(true);
    setError(null);
    try {
      await call(personsApi.withdrawConsent, { body: { id, use } });
      toast(t('withdrawnNow'));
      refetch();
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <>
      <FormError error={error} />
      <button type="button" className="button" disabled={busy} onClick={() => void withdraw()}>
        {t('withdraw')}
      </button>
    </>
  );
};

const Requests = ({ data, refetch }: { data: MyData; refetch: () => void }) => {
  const { t, i18n } = useTranslation('persons-own');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ask = async (kind: 'export' | 'erasure') => {
    if (kind === 'erasure' && !window.confirm(t('confirmErasure'))) return;
    setBusy(true);
    setError(null);
    try {
      await call(personsApi.askForMyData, { body: { id: v7(), kind, note: null } });
      toast(t('asked'));
      refetch();
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  const open = (kind: string): boolean => data.requests.some((one) => one.kind === kind && one.state === 'asked');
  return (
    <Card title={t('requests')}>
      {data.requests.map((one) => (
        <div key={one.id} className="tight">
          <strong>{t(`kinds.${one.kind}`)}</strong>
          <span className="hint">{t(`states.${one.state}`, { day: shortDay(one.dueAt, i18n.language) })}</span>
          {one.reason && <span className="hint">{t('reason', { reason: one.reason })}</span>}
          {one.actions.includes('fetch') && (
            <a className="button" href={`/api/person-requests/${one.id}/file`} download>
              {t('download')}
            </a>
          )}
        </div>
      ))}
      <FormError error={error} />
      {!open('export') && (
        <button type="button" className="button wide" disabled={busy} onClick={() => void ask('export')}>
          {t('askExport')}
        </button>
      )}
      {!open('erasure') && (
        <button type="button" className="button wide" disabled={busy} onClick={() => void ask('erasure')}>
          {t('askErasure')}
        </button>
      )}
    </Card>
  );
};

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="tight">
    <span className="hint">{name}</span>
    <span>{children}</span>
  </div>
);
