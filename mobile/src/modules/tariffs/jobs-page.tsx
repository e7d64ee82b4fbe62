import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import * as tariffsApi from '#client/endpoints/tariffs.ts';
import type { contactOfTariffBooking, TariffBooking } from '#contract/tariffs/api.ts';
import { type CompanyStep, type Stand, stands } from '#contract/tariffs/values.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { given, Line } from '../../parts/written-fields.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { dayWords } from './days.ts';
import { yuanOf } from './price-lines.tsx';
import { jobsQuery, tariffsKey } from './queries.ts';

type Contact = z.output<typeof contactOfTariffBooking.response>;

/** What a company's people have to confirm and to do, the next day first. */
export const JobsPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('tariffs.jobs')} back>
      {me === undefined ? <Loading /> : me === null ? <AskSignIn text={t('tariffs.signIn')} /> : <Jobs />}
    </Page>
  );
};

const Jobs = () => {
  const { t } = useTranslation();
  const [stand, setStand] = useState<Stand>('asked');
  const list = useInfiniteQuery(jobsQuery(stand));
  return (
    <>
      <fieldset className="wrap" aria-label={t('tariffs.which')}>
        {stands.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === stand} onClick={() => setStand(one)}>
            {t(`tariffs-own:stands.${one}`)}
          </button>
        ))}
      </fieldset>
      <Cards
        list={list}
        empty={<Empty icon="done" title={t('tariffs.noJobs')} text={t(stand === 'asked' ? 'tariffs.noJobsYet' : 'tariffs.noJobsText')} />}
      >
        {(one) => <Job key={one.id} one={one} />}
      </Cards>
    </>
  );
};

const Job = ({ one }: { one: TariffBooking }) => {
  const { t, i18n } = useTranslation();
  const { busy, error, run } = useAct(tariffsKey);
  const [contact, setContact] = useState<Contact | null>(null);
  const [sheet, setSheet] = useState<CompanyStep | null>(null);
  const params = { bookingId: one.id };
  const look = (): void =>
    void run('contact', async (id) => setContact(await call(tariffsApi.contactOfTariffBooking, { params, body: { id } })));
  // confirmed and set off with one tap, by mistake it harms nobody; the rest asks
  const act = (what: CompanyStep): void => {
    if (what !== 'confirm' && what !== 'leave') {
      setSheet(what);
      return;
    }
    const body = { what, words: null, fen: null };
    void run(what, (id) => call(tariffsApi.stepTariffBooking, { params, body: { id, ...body } })).then(
      (done) => done && toast(t(`tariffs.told.${what}`)),
    );
  };
  return (
    <article className="card stack" aria-label={`${one.name} ${one.day} ${one.slot}`}>
      <span className="tight">
        <span className="title">{one.name}</span>
        <span>
          {dayWords(one.day, i18n.language)} {one.slot}
        </span>
        <span className="small soft">{one.area.name}</span>
        <strong>{t('tariffs.per', { yuan: yuanOf(one.fen), unit: one.unit })}</strong>
        {one.ask && <span className="small">{t('tariffs.waits', { yuan: yuanOf(one.ask.fen) })}</span>}
        {one.satisfied !== null && <span className="small">{t(one.satisfied ? 'tariffs.satisfied' : 'tariffs.unhappy')}</span>}
      </span>
      {contact && one.steps.length > 0 && (
        <div className="stack" role="status">
          <p>
            <strong>{contact.name}</strong> {contact.phone}
          </p>
          <p>{contact.place}</p>
          {contact.note && <p className="plain">{contact.note}</p>}
          {contact.phone && (
            <a className="button wide" href={`tel:${contact.phone}`}>
              <Icon name="phone" />
              {t('tariffs.call')}
            </a>
          )}
        </div>
      )}
      {sheet === null && <FormError error={error} />}
      {one.steps.length > 0 && (
        <div className="wrap">
          {contact === null && (
            <button type="button" className="button" disabled={busy !== null} onClick={look}>
              {t('tariffs.contact')}
            </button>
          )}
          {one.steps.map((what, n) => (
            <button
              key={what}
              type="button"
              className={n === 0 && what !== 'refuse' ? 'button main' : 'button'}
              disabled={busy !== null}
              onClick={() => act(what)}
            >
              {t(`tariffs.steps.${what}`)}
            </button>
          ))}
        </div>
      )}
      {sheet && <StepSheet one={one} what={sheet} onClose={() => setSheet(null)} />}
    </article>
  );
};

/** Another price, that it is done, or that nobody can come: with what the resident reads. */
const StepSheet = ({ one, what, onClose }: { one: TariffBooking; what: CompanyStep; onClose: () => void }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct(tariffsKey);
  const kept = useKeptForm<{ words?: string; yuan?: string }>(`tariffs.${what}`, {}, one.id);
  if (kept === null) return null;
  const { fields, change } = kept;
  const words = given(fields.words);
  const send = (): void => {
    const fen = Math.round(Number(given(fields.yuan) ?? 0) * 100);
    const lacks =
      what === 'reprice' && !(fen >= 1)
        ? t('tariffs.yuanNeeded')
        : what !== 'done' && (words === null || words.length < 2)
          ? t('tariffs.whyNeeded')
          : null;
    if (lacks !== null) {
      setError(lacks);
      return;
    }
    const body = { what, words, fen: what === 'reprice' ? fen : null };
    void run(JSON.stringify(body), (id) =>
      call(tariffsApi.stepTariffBooking, { params: { bookingId: one.id }, body: { id, ...body } }),
    ).then((done) => {
      if (!done) return;
      void kept.finish();
      toast(t(`tariffs.told.${what}`));
      onClose();
    });
  };
  return (
    <Sheet title={t(`tariffs.steps.${what}`)} onClose={onClose}>
      <p>{t(`tariffs.explain.${what}`, { yuan: yuanOf(one.fen) })}</p>
      {what === 'reprice' && (
        <Line id="tariff-yuan" type="number" label={t('tariffs.newPrice')} value={fields.yuan} onChange={(yuan) => change({ yuan })} />
      )}
      <Line
        id="tariff-words"
        label={t(what === 'done' ? 'tariffs.noteOptional' : 'tariffs.why')}
        value={fields.words}
        onChange={(next) => change({ words: next })}
      />
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t('tariffs.sendStep')}
      </button>
    </Sheet>
  );
};
