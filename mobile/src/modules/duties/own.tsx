import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as dutiesApi from '#client/endpoints/duties.ts';
import type { DutyDetail, Holder } from '#contract/duties/api.ts';
import type { HolderStep } from '#contract/duties/values.ts';
import { plain } from '#contract/kernel/typed.ts';
import { platformDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';

/** One's own place in a duty: what became of it, taking it up, reporting, handing it back or on. */
export const Own = ({ duty, own }: { duty: DutyDetail; own: Holder }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('duties');
  const [sure, setSure] = useState(false);
  const link = `${window.location.origin}/duties/${duty.id}/instead/${own.id}`;
  const step = async (name: HolderStep): Promise<void> => {
    const done = await run(name, (id) => call(dutiesApi.stepHolder, { params: { holderId: own.id }, body: { id, step: name } }));
    if (!done) return;
    setSure(false);
    toast(t('duties.done'));
  };
  const may = (name: HolderStep): boolean => own.steps.includes(name);
  const button = (name: HolderStep, main = false) =>
    may(name) && (
      <button type="button" className={main ? 'button main wide' : 'button wide'} disabled={busy !== null} onClick={() => void step(name)}>
        {t(name === 'offer' && own.offered ? 'duties.offerNot' : `duties.steps.${name}`)}
      </button>
    );
  const pass = (): void => {
    if (navigator.share) void navigator.share({ title: duty.title, url: link }).catch(() => undefined);
    else void navigator.clipboard?.writeText(link).then(() => toast(t('duties.copied')));
  };
  return (
    <section className="card stack" aria-label={t('duties.myPlace')}>
      <h2>{t('duties.myPlace')}</h2>
      <p>
        <span className="tag">{t(`duties.states.${own.state}`)}</span>{' '}
        {own.fromOn && t(own.untilOn ? 'duties.term' : 'duties.open', { from: own.fromOn, until: own.untilOn })}
      </p>
      {own.words && <p className="plain">{own.words}</p>}
      {own.rating && <p>{t('duties.rated', { rating: t(`duties.ratings.${own.rating}`) })}</p>}
      {own.minutes > 0 && <p className="small">{t('duties.minutes', { count: own.minutes })}</p>}
      {own.offered && (
        <div className="stack">
          <p className="plain">
            {t('duties.offered')}
            <br />
            <span className="small">{link}</span>
          </p>
          <button type="button" className="button main wide" onClick={pass}>
            {t('duties.pass')}
          </button>
        </div>
      )}
      {!sure && <FormError error={error} />}
      {button('begin', true)}
      {own.state === 'active' && <Report own={own} />}
      {button('offer')}
      {may('hand_back') && (
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => setSure(true)}>
          {t('duties.steps.hand_back')}
        </button>
      )}
      {button('withdraw')}
      {may('hand_back') && <p className="hint">{t('duties.backHint')}</p>}
      {sure && (
        <Sheet title={t('duties.steps.hand_back')} onClose={() => setSure(false)}>
          <p>{t('duties.backSure')}</p>
          <FormError error={error} />
          {button('hand_back', true)}
        </Sheet>
      )}
    </section>
  );
};

const shortest = 2;
/** A few words on what was done on a day, and how long it took. */
const Report = ({ own }: { own: Holder }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('duties');
  const kept = useKeptForm('duties.report', { words: '', minutes: '', day: platformDay() }, own.id);
  if (kept === null) return null;
  const { words, minutes, day } = kept.fields;
  const send = async (): Promise<void> => {
    const body = { day, minutes: Number(minutes) || 0, words: words.trim() };
    const done = await run(`report ${JSON.stringify(body)}`, (id) =>
      call(dutiesApi.reportDuty, { params: { holderId: own.id }, body: { id, ...body } }),
    );
    if (!done) return;
    await kept.renew();
    toast(t('duties.reported'));
  };
  return (
    <form
      className="stack"
      aria-label={t('duties.report')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('duties.report')}</h3>
      {own.reportDue && <p className="notice">{t('duties.dueBy', { day: own.reportDue })}</p>}
      <label className="stack">
        <span>{t('duties.reportDay')}</span>
        <input
          type="date"
          className="input"
          value={day}
          max={platformDay()}
          onChange={({ target }) => kept.change({ day: target.value })}
        />
      </label>
      <label className="stack">
        <span>{t('duties.reportMinutes')}</span>
        <input
          className="input"
          inputMode="numeric"
          value={minutes}
          onChange={({ target }) => kept.change({ minutes: plain(target.value).replace(/\D/g, '').slice(0, 3) })}
        />
      </label>
      <label className="stack">
        <span>{t('duties.reportWords')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={500}
          value={words}
          onChange={({ target }) => kept.change({ words: target.value })}
        />
      </label>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button wide" disabled={busy !== null || words.trim().length < shortest}>
        {t('duties.reportSend')}
      </button>
    </form>
  );
};
