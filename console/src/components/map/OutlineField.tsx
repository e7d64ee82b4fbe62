import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../app/queries.ts';
import { AreaMap } from './AreaMap.tsx';
import { levelBelow } from './PointField.tsx';

type Corner = [lon: number, lat: number];
const most = 60;
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

interface Props {
  label: string;
  /** Words of the buttons and of what has been set. */
  words: { undo: string; clear: string; corners: (count: number) => string };
  area: string | undefined;
  value?: Corner[] | null;
  onChange?: (corners: Corner[]) => void;
}

/** An outline by its corners: each click on the map sets one more; what they enclose shows from the third on. */
export const OutlineField = ({ label, words, area, value, onChange }: Props) => {
  const { t } = useTranslation();
  const { data: areas } = useQuery(boundariesQuery(area, levelBelow(area)));
  const corners = useMemo(() => value ?? [], [value]);
  const shape = useMemo(
    (): BoundaryCollection =>
      corners.length < 3
        ? noBoundaries
        : {
            type: 'FeatureCollection',
            features: [
              {
                type: 'Feature',
                id: 'outline',
                properties: { id: 'outline', code: 'outline', name: '', level: 'outline' },
                geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]]] },
              },
            ],
          },
    [corners],
  );
  const marks = useMemo(() => corners.map(([lon, lat], n) => ({ id: String(n), name: String(n + 1), point: { lon, lat } })), [corners]);
  return (
    <div>
      <AreaMap
        areas={(areas as BoundaryCollection | undefined) ?? noBoundaries}
        context={shape}
        marks={marks}
        height={260}
        label={label}
        onPick={({ lon, lat }) => corners.length < most && onChange?.([...corners, [rounded(lon), rounded(lat)]])}
      />
      <p className="soft" role="status">
        {words.corners(corners.length)} · {t('places:form.pick')}
      </p>
      <Button size="small" disabled={corners.length === 0} onClick={() => onChange?.(corners.slice(0, -1))}>
        {words.undo}
      </Button>{' '}
      <Button size="small" disabled={corners.length === 0} onClick={() => onChange?.([])}>
        {words.clear}
      </Button>
    </div>
  );
};
