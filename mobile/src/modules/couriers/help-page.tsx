import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as couriersApi from '#client/endpoints/couriers.ts';
import { type HelpKind, helpKinds } from '#contract/couriers/help-values.ts';
import type { OwnHelp } from '#contract/couriers/helps.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { AreaField, type ChosenArea } from '../../place/area-field.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { helpsQuery } from './queries.ts';

/** Asks a community quietly for help, and shows what became of it. */
export const HelpPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('courierHelp.title')} back>
      <p>{t('courierHelp.lead')}</p>
      <p className="hint">{t('courierHelp.emergency')}</p>
      {me === undefined ? <Loading /> : me === null || me.account.anonymous ? <AskSignIn text={t('courierHelp.signIn')} /> : <Helps />}
    </Page>
  );
};

const Helps = () => {
  const { t } = useTranslation();
  const own = useQuery(helpsQuery);
  if (!own.data) return own.isError ? <Failure error={own.error} onRetry={() => void own.refetch()} /> : <Loading />;
  const { open, over, days } = own.data;
  return (
    <>
      {open ? <Open help={open} /> : <Ask days={days} />}
      {over.length > 0 && (
        <section className="card" aria-label={t('courierHelp.over')}>
          <h2>{t('courierHelp.over')}</h2>
          {over.map((one) => (
            <div key={one.id} className="tight">
              <span>
                {t(`couriers-own:helpKinds.${one.kind}`)} · {t(`courierHelp.states.${one.state}`)}
              </span>
              <span className="small soft">{`${one.askedOn} · ${t('courierHelp.gone')}`}</span>
              {one.answer && <p>{one.answer}</p>}
            </div>
          ))}
        </section>
      )}
    </>
  );
};

const Open = ({ help }: { help: OwnHelp }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('courier');
  const [sure, setSure] = useState(false);
  const end = (helped: boolean): void =>
    void run(`end ${helped}`, (id) => call(couriersApi.withdrawHelp, { params: { helpId: help.id }, body: { id, helped } }));
  return (
    <section className="card" aria-label={t('courierHelp.open')}>
      <h2>{t(`couriers-own:helpKinds.${help.kind}`)}</h2>
      <p>
        <span className="tag">{t(`courierHelp.states.${help.state}`)}</span>
      </p>
      <p>{help.words}</p>
      <p className="small soft">
        {help.area.name} · {t('courierHelp.until', { day: help.until })}
      </p>
      {help.answer && (
        <p>
          <strong>{t('courierHelp.answer')}</strong> {help.answer}
        </p>
      )}
      <FormError error={error} />
      {sure && <p className="hint">{t('courierHelp.withdrawSure')}</p>}
      <div className="wrap">
        <button type="button" className="button" disabled={busy !== null} onClick={() => end(true)}>
          {t('courierHelp.helped')}
        </button>
        <button type="button" className="button" disabled={busy !== null} onClick={() => (sure ? end(false) : setSure(true))}>
          {t('courierHelp.withdraw')}
        </button>
      </div>
    </section>
  );
};

interface Asking {
  kind: HelpKind | null;
  words: string;
  area: ChosenArea | null;
  name?: string;
  phone?: string;
  agreed: boolean;
}
const Ask = ({ days }: { days: number }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct('courier');
  const kept = useKeptForm<Asking>('couriers.help', { kind: null, words: '', area: null, agreed: false });
  if (kept === null) return null;
  const { kind, words, area, agreed, ...rest } = kept.fields;
  const send = (): void => {
    const name = given(rest.name);
    if (kind === null || words.trim().length < 4 || area === null || name === null || !agreed) {
      setError(t('courierHelp.needed'));
      return;
    }
    const body = { kind, words: words.trim(), areaCode: area.areaCode, name, phone: given(rest.phone), consent: true as const };
    void run(JSON.stringify(body), (id) => call(couriersApi.askHelp, { body: { id, ...body } })).then((done) => {
      if (!done) return;
      void kept.finish();
      toast(t('courierHelp.sent'));
    });
  };
  return (
    <section className="stack" aria-label={t('courierHelp.title')}>
      <Choice
        name="help-kind"
        legend={t('courierHelp.kind')}
        of={helpKinds}
        word={(one) => t(`couriers-own:helpKinds.${one}`)}
        value={kind}
        onChange={(next) => kept.change({ kind: next })}
      />
      <div className="field">
        <label htmlFor="help-words">{t('courierHelp.words')}</label>
        <textarea
          id="help-words"
          className="input"
          rows={4}
          maxLength={500}
          placeholder={t('courierHelp.wordsHint')}
          value={words}
          onChange={(event) => kept.change({ words: event.target.value })}
        />
      </div>
      <AreaField
        id="help-area"
        label={t('courierHelp.area')}
        choose={t('courierHelp.chooseArea')}
        value={area}
        onChange={(next) => kept.change({ area: next })}
      />
      <Line id="help-name" label={t('courierHelp.name')} value={rest.name} onChange={(name) => kept.change({ name })} />
      <p className="hint">{t('courierHelp.nameHint')}</p>
      <Line id="help-phone" type="tel" label={t('courierHelp.phone')} value={rest.phone} onChange={(phone) => kept.change({ phone })} />
      <p className="hint">{t('courierHelp.phoneHint')}</p>
      <div className="choice">
        <label>
          <input type="checkbox" checked={agreed} onChange={(event) => kept.change({ agreed: event.target.checked })} />
          {t('courierHelp.consent', { days })}
        </label>
      </div>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t('courierHelp.send')}
      </button>
    </section>
  );
};
