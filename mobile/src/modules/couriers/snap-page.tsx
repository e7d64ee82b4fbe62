import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as placesApi from '#client/endpoints/places.ts';
import { limits } from '#contract/cases/states.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { PhotoField } from '../../photos/photo-field.tsx';
import { currentPosition } from '../../place/here.ts';
import { PlaceField } from '../../place/place-field.tsx';
import { placedAt } from '../../place/placed.ts';
import { meQuery } from '../../queries.ts';
import { WhoSheet } from '../../session/who-sheet.tsx';
import type { Draft, Place } from '../../store/database.ts';
import { submit } from '../../store/outbox.ts';
import { reportItem } from '../cases/report/report-item.ts';

/** Photos one quick report has at most. */
const mostPhotos = 3;
const blank = (): Draft => ({
  key: 'report',
  id: v7(),
  text: '',
  photos: [],
  place: null,
  placeText: '',
  categoryCode: null,
  anonymous: false,
});

/**
 * A report in half a minute, for whoever is on the way: a photo, where it is – read as the photo is taken –, and words from a list if any. It waits in the
 * outbox where there is no network. From a station it is begun with what is broken there.
 */
export const SnapPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { station, facility } = useSearch({ from: '/snap' });
  const account = useQuery(meQuery).data?.account;
  const [draft, setDraft] = useState<Draft>(blank);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const measured = useRef(false);
  const at = useQuery({
    queryKey: ['place', station],
    enabled: station !== undefined,
    queryFn: ({ signal }) => call(placesApi.getPublicPlace, { params: { code: station ?? '' } }, signal),
  }).data;
  const change = useCallback((part: (before: Draft) => Partial<Draft>) => setDraft((before) => ({ ...before, ...part(before) })), []);
  useEffect(() => {
    if (at) change(() => ({ place: { kind: 'code', point: at.point, areaCode: null, name: at.areaName }, placeText: at.name }));
  }, [at, change]);
  const changePhotos = useCallback(
    (next: (photos: Draft['photos']) => Draft['photos']) => {
      change(({ photos, begunAt }) => ({ photos: next(photos), begunAt: begunAt ?? Date.now() }));
      // where one stands is where it is; read once, as the photo is taken, and shown before it is sent
      if (measured.current || station !== undefined) return;
      measured.current = true;
      currentPosition()
        .then(({ point, accuracy }) => placedAt('here', point, accuracy))
        .then(
          (place) => change((before) => (before.place ? {} : { place })),
          () => undefined,
        );
    },
    [change, station],
  );
  const chips = t('snap.chips', { returnObjects: true }) as string[];
  const about =
    station === undefined || !at
      ? []
      : [facility ? t('snap.station', { name: at.name, facility }) : t('snap.stationPlain', { name: at.name })];
  const said = [...about, ...chosen, draft.text.trim()].filter(Boolean).join('，');
  const text = said.length >= limits.textMin ? said : [t('snap.look'), said].filter(Boolean).join('：');

  const send = async (owner: string | null, anonymous: boolean) => {
    setAsking(false);
    setSending(true);
    setError(null);
    const outcome = await submit(reportItem({ ...draft, text }, {}, owner, anonymous), owner);
    setSending(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    if (outcome.status === 'sent') return void navigate({ to: '/sent/$caseId', params: { caseId: outcome.caseId }, replace: true });
    toast(t('snap.kept'));
    void navigate({ to: '/outbox', replace: true });
  };
  const onSend = (): void => {
    if (draft.photos.length === 0 && about.length === 0) setError(t('snap.needPhoto'));
    else if ((!draft.place || draft.place.vague) && draft.placeText.trim().length < 2) setError(t('snap.needPlace'));
    else if (account) void send(account.id, account.anonymous);
    else setAsking(true);
  };
  return (
    <Page title={t('snap.title')} back>
      <section className="field" aria-label={t('snap.photo')}>
        <PhotoField photos={draft.photos} owner={account?.id ?? null} onChange={changePhotos} most={mostPhotos} />
        <p className="hint">{t('photos.privacy')}</p>
      </section>
      {about.map((one) => (
        <p key={one}>
          <strong>{one}</strong>
        </p>
      ))}
      {about.length === 0 && (
        <fieldset className="wrap" aria-label={t('snap.what')}>
          {chips.map((chip) => (
            <button
              key={chip}
              type="button"
              className="chip"
              aria-pressed={chosen.includes(chip)}
              onClick={() => setChosen(chosen.includes(chip) ? chosen.filter((one) => one !== chip) : [...chosen, chip])}
            >
              {chip}
            </button>
          ))}
        </fieldset>
      )}
      <section className="field" aria-label={t('snap.place')}>
        <PlaceField
          place={draft.place}
          placeText={draft.placeText}
          text={said}
          photo={draft.photos.findLast((one) => one.uploaded?.point)?.uploaded ?? null}
          onPlace={(place: Place | null) => change(() => ({ place }))}
          onPlaceText={(placeText) => change(() => ({ placeText }))}
        />
      </section>
      <div className="field">
        <label htmlFor="snap-words">{t('snap.words')}</label>
        <input
          id="snap-words"
          className="input"
          value={draft.text}
          maxLength={200}
          onChange={(event) => change(() => ({ text: event.target.value }))}
        />
      </div>
      <p className="hint">
        {t('snap.persons')} <Link to="/report">{t('snap.full')}</Link>
      </p>
      <div className="bar">
        <FormError error={error} />
        <button type="button" className="button main wide" disabled={sending} onClick={onSend}>
          {t('snap.send')}
        </button>
      </div>
      {asking && <WhoSheet onClose={() => setAsking(false)} onReady={(owner, anonymous) => void send(owner, anonymous)} />}
    </Page>
  );
};
