import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayItem } from '#contract/field/api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import type { Mark } from './draw-day.ts';
import { Go } from './go.tsx';
import { groundQuery } from './queries.ts';

/** The day on a map of the holder's own grids, drawn from what lies on the phone. */
const DayMap = ({ items, onClose }: { items: readonly DayItem[]; onClose: () => void }) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const ground = useQuery(groundQuery);
  const [drawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the map is what was there when it was opened
  useEffect(() => {
    if (!ground.data) return;
    let remove: (() => void) | null = null;
    let here = true;
    const marks = items.flatMap((item, n): Mark[] => (item.point ? [{ place: n + 1, title: item.title, point: item.point }] : []));
    import('./draw-day.ts').then(
      ({ drawDay }) => {
        if (!here || !box.current) return;
        remove = drawDay({ box: box.current, ...ground.data, marks, label: t('day.map'), onOpen: (mark) => setPlace(mark.place) });
        setDrawn(true);
      },
      () => here && setFailed(true),
    );
    return () => {
      here = false;
      remove?.();
    };
  }, [ground.data]);
  const chosen = place === null ? null : items[place - 1];
  return (
    <Sheet full title={t('day.map')} onClose={onClose}>
      <div className="map-box" aria-busy={!drawn}>
        <div ref={box} className="map" />
        {!drawn && !failed && !ground.isError && <p className="map-wait">{t('map.loading')}</p>}
      </div>
      <div className="map-foot">
        {(failed || ground.isError) && <FormError error={t('map.failed')} />}
        {chosen ? (
          <Go to={chosen.link} className="button main wide">
            {t('day.next', { title: chosen.title })}
          </Go>
        ) : (
          <p className="hint">{t('day.mapHint')}</p>
        )}
      </div>
    </Sheet>
  );
};
export default DayMap;
