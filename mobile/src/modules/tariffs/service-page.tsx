import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as tariffsApi from '#client/endpoints/tariffs.ts';
import type { TariffDetail } from '#contract/tariffs/api.ts';
import type { Slot } from '#contract/tariffs/values.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { given, Line } from '../../parts/written-fields.tsx';
import { AreaField, type ChosenArea } from '../../place/area-field.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { dayWords } from './days.ts';
import { PriceLines, yuanOf } from './price-lines.tsx';
import { serviceQuery, tariffsKey, timesQuery } from './queries.ts';
import '../../styles/bookings.css';

interface When {
  readonly day: string;
  readonly slot: Slot;
}

/** A service: what it costs and includes, beside the market, and when somebody can come. */
export const ServicePage = ({ itemId }: { itemId: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const service = useQuery(serviceQuery(itemId));
  const [when, setWhen] = useState<When | null>(null);
  if (!service.data)
    return (
      <Page title={t('tariffs.title')} back>
        {service.isError ? <Failure error={service.error} onRetry={() => void service.refetch()} /> : <Loading rows={4} />}
      </Page>
    );
  const { data } = service;
  const signedIn = me && !me.account.anonymous;
  return (
    <Page title={data.name} back>
      <section className="card stack" aria-label={data.name}>
        <Link to="/open/tariffs/$companyId" params={{ companyId: data.company.id }}>
          {data.company.name}
        </Link>
        <span className="tight">
          <PriceLines one={data} />
        </span>
        <dl className="told">
          <div>
            <dt>{t('tariffs.includes')}</dt>
            <dd>{data.includes}</dd>
          </div>
          <div>
            <dt>{t('tariffs.areas')}</dt>
            <dd>{data.areas.map(({ name }) => name).join(t('comma'))}</dd>
          </div>
          {data.rated > 0 && (
            <div>
              <dt>{t('tariffs.rating')}</dt>
              <dd>{t('tariffs.rated', { rated: data.rated, satisfied: data.satisfied })}</dd>
            </div>
          )}
        </dl>
        {data.quotes.some(({ withdrawn }) => withdrawn === null) && (
          <details>
            <summary>{t('tariffs.quotes')}</summary>
            <ul className="stack">
              {data.quotes
                .filter(({ withdrawn }) => withdrawn === null)
                .map((one) => (
                  <li key={one.id} className="tight">
                    <span>{t('tariffs.quoteOf', { source: one.source, yuan: yuanOf(one.fen) })}</span>
                    <span className="small soft">
                      {t('tariffs.quoteNoted', { day: one.day, by: one.by })}
                      {one.old && t('tariffs.quoteOld')}
                    </span>
                  </li>
                ))}
            </ul>
          </details>
        )}
      </section>
      {data.ended || data.price === null ? (
        <p className="notice">{t(data.ended ? 'tariffs.ended' : 'tariffs.notYet')}</p>
      ) : signedIn ? (
        <Times item={data} onChoose={setWhen} />
      ) : me === undefined ? null : (
        <AskSignIn text={t('tariffs.signIn')} />
      )}
      {when && <BookSheet item={data} when={when} onClose={() => setWhen(null)} />}
    </Page>
  );
};

const Times = ({ item, onChoose }: { item: TariffDetail; onChoose: (when: When) => void }) => {
  const { t, i18n } = useTranslation();
  const times = useQuery(timesQuery(item.id));
  const [chosen, setChosen] = useState<string | null>(null);
  if (!times.data) return times.isError ? <Failure error={times.error} onRetry={() => void times.refetch()} /> : <Loading />;
  const { days } = times.data;
  const free = (day: (typeof days)[number]): boolean => day.slots.some(({ left }) => left > 0);
  const shown = days.find(({ day }) => day === chosen) ?? days.find(free) ?? days[0];
  return (
    <>
      <h2>{t('tariffs.when')}</h2>
      <fieldset className="booking-days" aria-label={t('tariffs.day')}>
        {days.map((one) => (
          <button
            key={one.day}
            type="button"
            className="chip tight"
            aria-pressed={one.day === shown?.day}
            onClick={() => setChosen(one.day)}
          >
            <span>{dayWords(one.day, i18n.language)}</span>
            {!free(one) && <span className="small">{t('tariffs.full')}</span>}
          </button>
        ))}
      </fieldset>
      {shown?.slots.length === 0 && <p className="hint">{t('tariffs.dayOver')}</p>}
      <ul className="booking-slots">
        {shown?.slots.map(({ slot, left }) => (
          <li key={slot}>
            <button
              type="button"
              className="button wide"
              disabled={left === 0}
              aria-label={`${slot} ${t(left === 0 ? 'tariffs.full' : 'tariffs.book')}`}
              onClick={() => onChoose({ day: shown.day, slot })}
            >
              <span className="tight">
                <span>{slot}</span>
                <span className="small">{t(left === 0 ? 'tariffs.full' : 'tariffs.book')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

interface Where {
  area: ChosenArea | null;
  place?: string;
}
/** Where, and what is to be known; the price is the one shown. */
const BookSheet = ({ item, when, onClose }: { item: TariffDetail; when: When; onClose: () => void }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { busy, error, setError, run } = useAct(tariffsKey);
  // where one lives stays for the next time, what is to be known is of this booking
  const where = useKeptForm<Where>('tariffs.where', { area: null });
  const kept = useKeptForm<{ note?: string }>('tariffs.book', {}, item.id);
  // what somebody decided on, also where the page behind is read anew
  const [fen] = useState(item.price?.fen ?? 0);
  if (where === null || kept === null) return null;
  const { area } = where.fields;
  const place = given(where.fields.place);
  const send = (): void => {
    if (area === null || place === null || place.length < 2) {
      setError(t(area === null ? 'tariffs.areaNeeded' : 'tariffs.placeNeeded'));
      return;
    }
    const body = { itemId: item.id, fen, ...when, areaCode: area.areaCode, placeText: place, note: given(kept.fields.note) };
    void run(JSON.stringify(body), (id) => call(tariffsApi.bookTariff, { body: { id, ...body } })).then((done) => {
      if (!done) return;
      void kept.finish();
      toast(t('tariffs.booked'));
      void navigate({ to: '/tariffs/$', params: { _splat: 'mine' } });
    });
  };
  return (
    <Sheet title={t('tariffs.bookTitle')} onClose={onClose}>
      <p>
        <strong>{item.name}</strong> · {item.company.name}
      </p>
      <p>
        {dayWords(when.day, i18n.language)} {when.slot} · <strong>{t('tariffs.per', { yuan: yuanOf(fen), unit: item.unit })}</strong>
      </p>
      <p className="hint">{t('tariffs.priceHint')}</p>
      <AreaField
        id="tariff-area"
        label={t('tariffs.area')}
        choose={t('tariffs.chooseArea')}
        value={area}
        onChange={(next) => where.change({ area: next })}
      />
      <Line id="tariff-place" label={t('tariffs.place')} value={where.fields.place} onChange={(next) => where.change({ place: next })} />
      <Line id="tariff-note" label={t('tariffs.note')} value={kept.fields.note} onChange={(note) => kept.change({ note })} />
      <p className="hint">{t('tariffs.privacy')}</p>
      <FormError error={error ?? (where.unsaved || kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t('tariffs.send')}
      </button>
    </Sheet>
  );
};
