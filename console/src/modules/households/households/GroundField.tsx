import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outline } from '#contract/households/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OutlineMap } from './OutlineMap.tsx';

/** Where a building stands: its point, and the corners of the ground it covers. */
export interface Ground {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly corners: Outline;
}
export const noGround: Ground = { lon: null, lat: null, corners: [] };
const most = 60;
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Point and outline of a building, by clicks on the map; the point by its coordinates as well. */
export const GroundField = ({
  value = noGround,
  onChange,
  building,
  area,
}: {
  value?: Ground;
  onChange?: (ground: Ground) => void;
  building: string | null;
  area: string | undefined;
}) => {
  const { t } = useTranslation('households');
  const [drawing, setDrawing] = useState(false);
  const { lon, lat, corners } = value;
  const set = (next: Partial<Ground>): void => onChange?.({ ...value, ...next });
  const pick = (at: Point): void => {
    const spot = { lon: rounded(at.lon), lat: rounded(at.lat) };
    if (!drawing) set(spot);
    else if (corners.length < most) set({ corners: [...corners, [spot.lon, spot.lat]] });
  };
  return (
    <div className="ground">
      <div className="ground-acts">
        <Segmented
          value={drawing}
          onChange={setDrawing}
          options={[
            { value: false, label: t('ground.point') },
            { value: true, label: t('ground.outline') },
          ]}
        />
        <Button size="small" disabled={corners.length === 0} onClick={() => set({ corners: corners.slice(0, -1) })}>
          {t('ground.back')}
        </Button>
        <Button size="small" disabled={corners.length === 0} onClick={() => set({ corners: [] })}>
          {t('ground.clear')}
        </Button>
      </div>
      <OutlineMap
        id={building}
        area={area}
        point={lon !== null && lat !== null ? { lon, lat } : null}
        corners={corners}
        height={240}
        label={t('ground.map')}
        onPick={pick}
      />
      <p className="soft" role="status">
        {drawing ? t('ground.corners', { count: corners.length }) : t('ground.hint')}
      </p>
      <div className="form-two">
        <NumberInput
          aria-label={t('building.lon')}
          placeholder={t('building.lon')}
          min={-180}
          max={180}
          precision={6}
          controls={false}
          value={lon}
          onChange={(next) => set({ lon: next })}
        />
        <NumberInput
          aria-label={t('building.lat')}
          placeholder={t('building.lat')}
          min={-90}
          max={90}
          precision={6}
          controls={false}
          value={lat}
          onChange={(next) => set({ lat: next })}
        />
      </div>
    </div>
  );
};
