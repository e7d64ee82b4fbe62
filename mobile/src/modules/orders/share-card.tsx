import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import * as ordersApi from '#client/endpoints/orders.ts';
import type { contactOfOrder, OwnShare } from '#contract/orders/api.ts';
import { platformDay, shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Line } from '../../parts/written-fields.tsx';
import { useKeptForm } from '../../store/kept-form.ts';
import { OrderCard } from './order-card.tsx';

type Contact = z.output<typeof contactOfOrder.response>;

/** What somebody has taken on: whom to help, done, handed back. */
export const ShareCard = ({ one }: { one: OwnShare }) => {
  const { t, i18n } = useTranslation();
  const { busy, error, run } = useAct('orders');
  const [contact, setContact] = useState<Contact | null>(null);
  const [sheet, setSheet] = useState<'done' | 'back' | null>(null);
  const params = { shareId: one.share.id };
  const open = one.share.state === 'taken';
  const look = (): void => void run('contact', async (id) => setContact(await call(ordersApi.contactOfOrder, { params, body: { id } })));
  const back = (): void =>
    void run('back', (id) => call(ordersApi.handBackOrder, { params, body: { id, reason: null } })).then((done) => {
      if (!done) return;
      toast(t('orders.handedBack'));
      setSheet(null);
    });
  return (
    <OrderCard one={one} tag={t(`orders.states.${one.share.state}`)}>
      {open && one.share.dueAt !== null && (
        <p className="small">{t('orders.dueBy', { time: shortTime(one.share.dueAt, i18n.language) })}</p>
      )}
      {contact && open && (
        <div className="stack" role="status">
          {contact.through === null ? (
            <>
              <p>
                <strong>{contact.name}</strong> {contact.phone}
              </p>
              <p className="plain">{contact.text}</p>
              <p className="small soft">{contact.place}</p>
              {contact.phone && (
                <a className="button wide" href={`tel:${contact.phone}`}>
                  <Icon name="phone" />
                  {t('orders.call')}
                </a>
              )}
            </>
          ) : (
            <>
              <p>{t('orders.takeChild')}</p>
              <p>{t('orders.through', { name: contact.through })}</p>
              <p className="small soft">{contact.place}</p>
            </>
          )}
        </div>
      )}
      <FormError error={error} />
      {open && (
        <div className="wrap">
          {contact === null && (
            <button type="button" className="button" disabled={busy !== null} onClick={look} title={t('orders.contactHint')}>
              {t('orders.contact')}
            </button>
          )}
          <button type="button" className="button main" onClick={() => setSheet('done')}>
            {t('orders.done')}
          </button>
          <button type="button" className="button" onClick={() => setSheet('back')}>
            {t('orders.handBack')}
          </button>
        </div>
      )}
      {sheet === 'back' && (
        <Sheet title={t('orders.handBackTitle')} onClose={() => setSheet(null)}>
          <p>{t('orders.handBackText')}</p>
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy !== null} onClick={back}>
            {t('orders.handBack')}
          </button>
        </Sheet>
      )}
      {sheet === 'done' && <DoneSheet one={one} onClose={() => setSheet(null)} />}
    </OrderCard>
  );
};

/** What was done, when, and how long it took. */
const DoneSheet = ({ one, onClose }: { one: OwnShare; onClose: () => void }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct('orders');
  const begin = { text: '', minutes: one.minutes === null ? '' : String(one.minutes), on: platformDay() };
  const kept = useKeptForm('orders.done', begin, one.share.id);
  if (kept === null) return null;
  const { text, minutes, on } = kept.fields;
  const send = (): void => {
    if (text.trim().length < 5) {
      setError(t('orders.doneNeeded'));
      return;
    }
    const body = { text: text.trim(), minutes: Number(minutes) >= 1 ? Math.round(Number(minutes)) : null, on };
    void run(`done ${JSON.stringify(body)}`, (id) =>
      call(ordersApi.finishOrder, { params: { shareId: one.share.id }, body: { id, ...body } }),
    ).then((done) => {
      if (!done) return;
      void kept.finish();
      toast(t('orders.finished'));
      onClose();
    });
  };
  return (
    <Sheet title={t('orders.doneTitle')} onClose={onClose}>
      <div className="field">
        <label htmlFor="done-text">{t('orders.doneText')}</label>
        <textarea
          id="done-text"
          className="input"
          rows={3}
          maxLength={500}
          value={text}
          onChange={(event) => kept.change({ text: event.target.value })}
        />
      </div>
      <p className="hint">{t('orders.doneHint')}</p>
      <Line
        id="done-minutes"
        type="number"
        label={t('orders.minutes')}
        value={minutes}
        onChange={(next) => kept.change({ minutes: next })}
      />
      <p className="hint">{t('orders.minutesHint')}</p>
      <Line id="done-on" type="date" label={t('orders.on')} value={on} onChange={(next) => kept.change({ on: next })} />
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t('orders.send')}
      </button>
    </Sheet>
  );
};
