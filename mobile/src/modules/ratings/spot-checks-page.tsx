import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as ratingsApi from '#client/endpoints/ratings.ts';
import { findings } from '#contract/ratings/findings.ts';
import type { SpotCheck } from '#contract/ratings/spot-checks.ts';
import { fullDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { PhotoField } from '../../photos/photo-field.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import type { LocalPhoto } from '../../store/database.ts';

const checksQuery = infiniteQueryOptions({
  queryKey: ['spot-checks'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(ratingsApi.listSpotChecks, { query: { which: 'open', cursor: pageParam, limit: 20 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

/** Closed cases to be looked at again on the spot. */
export const SpotChecksPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('spots.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List owner={me.account.id} /> : <Loading />}
    </Page>
  );
};

const List = ({ owner }: { owner: string }) => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(checksQuery);
  const rows = list.data?.pages.flatMap((page) => page.items).filter(({ mayInspect }) => mayInspect) ?? [];
  if (list.isPending) return <Loading />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <Empty icon="done" title={t('spots.none')} text={t('spots.noneText')} />;
  return (
    <>
      <p className="soft">{t('spots.lead')}</p>
      <Stale list={list} />
      {rows.map((check) => (
        <Check key={check.id} check={check} owner={owner} />
      ))}
      <More list={list} />
    </>
  );
};

const Check = ({ check: { id, caseId, number, title, area, closedAt, dueOn }, owner }: { check: SpotCheck; owner: string }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('spot-checks');
  const [found, setFound] = useState<(typeof findings)[number] | null>(null);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<LocalPhoto[]>([]);
  const changePhotos = useCallback((next: (old: LocalPhoto[]) => LocalPhoto[]) => setPhotos(next), []);
  const uploading = photos.some(({ uploaded }) => uploaded === null);
  const ready = found !== null && note.trim().length > 1 && !uploading;
  const photoIds = photos.flatMap(({ uploaded }) => (uploaded ? [uploaded.id] : []));
  const send = (): void =>
    void act
      .run(JSON.stringify([found, note, photoIds]), (key) =>
        call(ratingsApi.inspect, {
          params: { spotCheckId: id },
          body: { id: key, found: found ?? 'done', note: note.trim(), photoIds },
        }),
      )
      .then((good) => good && toast(t('spots.saved')));
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="small soft">
        {number} · {area}
        <br />
        {t('spots.closed', { day: fullDay(closedAt, i18n.language) })} · {t('spots.due', { day: dueOn })}
      </p>
      <Link to="/cases/$caseId" params={{ caseId }}>
        {t('spots.open')}
      </Link>
      <fieldset className="field">
        <legend>{t('spots.found')}</legend>
        <div className="choice">
          {findings.map((value) => (
            <label key={value}>
              <input type="radio" name={`found-${id}`} checked={found === value} onChange={() => setFound(value)} />
              {t(`spots.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {found !== null && (
        <>
          <div className="field">
            <label htmlFor={`note-${id}`}>{t('spots.note')}</label>
            <textarea
              id={`note-${id}`}
              className="input"
              rows={2}
              maxLength={1_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <PhotoField photos={photos} owner={owner} onChange={changePhotos} />
          <FormError error={act.error} />
          <button type="button" className="button main" disabled={!ready || act.busy !== null} onClick={send}>
            {t('spots.save')}
          </button>
        </>
      )}
    </section>
  );
};
