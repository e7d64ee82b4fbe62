import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as enrolmentApi from '#client/endpoints/enrolment.ts';
import { services, skills } from '#contract/enrolment/lifecycle.ts';
import { call, hasCode, wordsOf } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Chips } from './chips.tsx';
import { codeQuery } from './queries.ts';
import { type Unit, UnitField, unitOf } from './unit-field.tsx';

/** What a community's code leads to: to enrol there in under a minute. */
export const EnrolPage = () => {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/enrol/$token' });
  const me = useMe();
  const code = useQuery(codeQuery(token));
  return (
    <Page title={t('enrolment.title')} back>
      {code.data && me !== undefined ? (
        <>
          <section className="card tight">
            <h2>{code.data.community.name}</h2>
            <p>{t('enrolment.lead')}</p>
            {code.data.activitiesAMonth > 0 && <p className="small soft">{t('enrolment.offers', { count: code.data.activitiesAMonth })}</p>}
          </section>
          {!me || me.account.anonymous ? (
            <AskSignIn text={t('enrolment.signIn')} />
          ) : code.data.mine?.community.code === code.data.community.code ? (
            <Empty icon="done" title={t('enrolment.here')} text={t(`enrolment-own:states.${code.data.mine.state}`)}>
              <Link to="/enrolment" className="button main">
                {t('enrolment.mine')}
              </Link>
            </Empty>
          ) : (
            <EnrolForm token={token} named={code.data.named} from={code.data.mine?.community.name ?? null} />
          )}
        </>
      ) : hasCode(code.error, 'enrolment.code_unknown') ? (
        <Empty icon="unsure" title={t('enrolment.codeGone')} text={wordsOf(code.error)} />
      ) : code.isError ? (
        <Failure error={code.error} onRetry={() => void code.refetch()} />
      ) : (
        <Loading rows={2} />
      )}
    </Page>
  );
};

const EnrolForm = ({ token, named, from }: { token: string; named: boolean; from: string | null }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const act = useAct('enrolment');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<Unit>({ words: '', chosen: null });
  const [can, setCan] = useState<(typeof skills)[number][]>([]);
  const [likes, setLikes] = useState<(typeof services)[number][]>([]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = { token, name: named ? null : name.trim() || null, unit: unitOf(unit), skills: can, services: likes, move: from !== null };
    void act
      .run(JSON.stringify(body), (id) => call(enrolmentApi.enrol, { body: { id, ...body } }))
      .then((done) => {
        if (!done) return;
        toast(t('enrolment.done'));
        void navigate({ to: '/enrolment' });
      });
  };
  return (
    <form className="stack" onSubmit={send} onInput={() => act.setError(null)} noValidate>
      {from !== null && <p className="plain">{t('enrolment.moveHint', { community: from })}</p>}
      {!named && (
        <div className="field">
          <label htmlFor="enrol-name">{t('enrolment.name')}</label>
          <input
            id="enrol-name"
            className="input"
            autoComplete="name"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <span className="hint">{t('enrolment.nameHint')}</span>
        </div>
      )}
      <UnitField value={unit} onChange={setUnit} />
      <Chips label={t('enrolment.skills')} word={(one) => t(`enrolment-own:skills.${one}`)} all={skills} chosen={can} onChange={setCan} />
      <Chips
        label={t('enrolment.services')}
        word={(one) => t(`enrolment-own:services.${one}`)}
        all={services}
        chosen={likes}
        onChange={setLikes}
      />
      <FormError error={act.error} />
      <button type="submit" className="button main wide" disabled={act.busy !== null}>
        {t(from === null ? 'enrolment.submit' : 'enrolment.move')}
      </button>
    </form>
  );
};
