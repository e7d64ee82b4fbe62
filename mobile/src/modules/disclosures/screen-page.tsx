import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { z } from 'zod';
import { platformNow } from '#client/clock.ts';
import * as disclosuresApi from '#client/endpoints/disclosures.ts';
import type { getNoticeScreen } from '#contract/disclosures/api.ts';
import { DisclosedBody } from '#ui/disclosed.tsx';
import { platformDay, shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { useOnline } from '../../parts/connection.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { useTimeLeft } from './notice-card.tsx';
import { slidesOf } from './slides.ts';
import '../../styles/disclosures.css';

type Screen = z.output<(typeof getNoticeScreen)['response']>;
/** How long a slide stands, after how long the screen asks anew, and after how long what it has is no longer now (ms). */
const [standing, asking, fresh] = [15_000, 120_000, 300_000];

/** Where its code leads: where the screen itself was opened, if the site has no address. */
const addressOf = ({ address, code }: Screen['items'][number]): string => address || `${location.origin}/open/notice/${code}`;

const keyOf = (area: string): string => `linli.screen.${area}`;
/** What the screen last had: it goes on showing that without a network, after a power cut as well. */
const last = (area: string): Screen | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(area)) ?? 'null') as Screen | null) ?? undefined;
  } catch {
    return undefined;
  }
};
const keep = (area: string, screen: Screen): void => {
  try {
    localStorage.setItem(keyOf(area), JSON.stringify(screen));
  } catch {
    // a browser without room shows what it gets
  }
};

/** Keeps the screen lit while it is looked at, where the browser can. */
const useLight = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const light = (): void => {
      if (document.visibilityState === 'visible')
        void navigator.wakeLock?.request('screen').then(
          (held) => {
            lock = held;
          },
          () => undefined,
        );
    };
    light();
    document.addEventListener('visibilitychange', light);
    return () => {
      document.removeEventListener('visibilitychange', light);
      void lock?.release();
    };
  }, []);
};

/** A screen in a community: what is up there, in big type, turning by itself. Works without a network with what it last had. */
export const ScreenPage = () => {
  const { t, i18n } = useTranslation();
  const left = useTimeLeft();
  const { area } = useParams({ from: '/open/screen/$area' });
  const [kept] = useState(() => last(area));
  const [at, setAt] = useState(0);
  const [today, setToday] = useState(() => platformDay());
  const online = useOnline();
  const screen = useQuery({
    queryKey: ['disclosures', 'screen', area],
    queryFn: ({ signal }) => call(disclosuresApi.getNoticeScreen, { params: { area } }, signal),
    refetchInterval: asking,
    refetchIntervalInBackground: true,
  });
  const data = screen.data ?? kept;
  useLight();
  useEffect(() => {
    if (screen.data) keep(area, screen.data);
  }, [area, screen.data]);
  useEffect(() => {
    if (data) document.title = data.area.name;
  }, [data]);
  useEffect(() => {
    const timer = setInterval(() => {
      setAt((n) => n + 1);
      setToday(platformDay());
    }, standing);
    return () => clearInterval(timer);
  }, []);
  if (!data)
    return (
      <main className="notice-screen">
        {screen.isError ? <Failure error={screen.error} onRetry={() => void screen.refetch()} /> : <Loading />}
      </main>
    );
  // without a network its days go on: what is over is not shown any more
  const slides = data.items
    .filter(({ until }) => until >= today)
    .flatMap((item) => slidesOf(item.body).map((body, part, all) => ({ item, body, part: part + 1, parts: all.length })));
  const slide = slides[at % Math.max(slides.length, 1)];
  // an answer may also come out of the phone's own store: it says itself from when it is
  const old = screen.isError || !online || platformNow().getTime() - Date.parse(data.at) > fresh;
  return (
    <main className="notice-screen">
      <header>
        <p>{data.area.name}</p>
        <p>{t('disclosures.screenTitle')}</p>
      </header>
      {slide ? (
        <article aria-label={slide.item.title} aria-live="off">
          <h1>{slide.item.title}</h1>
          <p className="notice-screen-when">
            {t(`disclosures.kinds.${slide.item.kind}`)} · {t('disclosures.period', slide.item)}
            {old ? '' : ` · ${left(slide.item)}`}
          </p>
          <div className="notice-screen-body">
            <DisclosedBody body={slide.body} />
          </div>
          <div className="notice-screen-code">
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(addressOf(slide.item), { border: 2 }))}`}
              alt={t('disclosures.scan')}
              width={160}
              height={160}
            />
            <span>{t('disclosures.scan')}</span>
          </div>
        </article>
      ) : (
        <p className="notice-screen-when">{t('disclosures.none')}</p>
      )}
      <footer>
        <span>{slide && slide.parts > 1 ? t('disclosures.part', { n: slide.part, of: slide.parts }) : ''}</span>
        <span>{slides.length > 0 ? t('disclosures.slide', { n: (at % slides.length) + 1, of: slides.length }) : ''}</span>
        <span role="status">{old ? t('disclosures.screenOffline', { when: shortTime(data.at, i18n.language) }) : ''}</span>
      </footer>
    </main>
  );
};
