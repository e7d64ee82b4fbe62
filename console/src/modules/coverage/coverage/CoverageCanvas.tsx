import type { StyleSpecification } from 'maplibre-gl';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoundaryCollection } from '#ui/map.ts';
import { type Mode, palette } from '#ui/theme.ts';
import { MapBox, useFrame, useMap } from '../../../components/map/useMap.tsx';
import { mapPattern } from '../../../components/map-pattern.ts';

/** How an area looks: a pattern, never a colour alone, the stronger the larger the share (0–1), and a few characters under its name. */
export interface Look {
  kind: 'broken' | 'no_data' | 'fine' | 'none';
  share: number;
  mark: string;
}

const styleOf = (mode: Mode): StyleSpecification => {
  const c = palette[mode];
  const of = (...kinds: Look['kind'][]) => ['in', ['get', 'look'], ['literal', kinds]] as never;
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'code' } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': ['match', ['get', 'look'], 'none', c.ground, c.surface] } },
      { id: 'no-data', type: 'fill', source: 'areas', filter: of('no_data'), paint: { 'fill-pattern': 'no_data' } },
      {
        id: 'broken',
        type: 'fill',
        source: 'areas',
        filter: of('broken'),
        paint: { 'fill-pattern': 'broken', 'fill-opacity': ['interpolate', ['linear'], ['get', 'share'], 0, 0.35, 1, 0.9] },
      },
      { id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': c.textSoft, 'line-opacity': 0.6, 'line-width': 0.8 } },
      {
        id: 'areas-name',
        type: 'symbol',
        source: 'areas',
        layout: { 'text-field': ['get', 'label'], 'text-size': 12, 'text-max-width': 8, 'text-padding': 4 },
        paint: { 'text-color': c.text, 'text-halo-color': c.surface, 'text-halo-width': 2 },
      },
    ],
  };
};

interface Props {
  areas: BoundaryCollection;
  looks: ReadonlyMap<string, Look>;
  height: number;
  label: string;
  onArea: (code: string) => void;
}

/** The map of a rule. Without WebGL it says so; all it shows stands in the list beneath it as well. */
const CoverageCanvas = ({ areas, looks, height, label, onArea }: Props) => {
  const { t } = useTranslation();
  const shown = useMemo(
    (): BoundaryCollection => ({
      ...areas,
      features: areas.features.map((feature) => {
        const look = looks.get(feature.properties.code);
        const { name } = feature.properties;
        const drawn = { look: look?.kind ?? 'none', share: look?.share ?? 0, label: look?.mark ? `${name}\n${look.mark}` : name };
        return { ...feature, properties: { ...feature.properties, ...drawn } };
      }),
    }),
    [areas, looks],
  );
  const acts = useRef({ onArea });
  acts.current = { onArea };
  const { box, map, failed } = useMap({
    style: styleOf,
    listen: (made) =>
      made.on('click', 'areas-fill', (event) => {
        const code = event.features?.[0]?.properties['code'] as string | undefined;
        if (code) acts.current.onArea(code);
      }),
    dress: (made, mode) => {
      for (const kind of ['broken', 'no_data'] as const) {
        const image = mapPattern(kind, mode);
        if (image && !made.hasImage(kind)) made.addImage(kind, image);
      }
    },
    data: { areas: shown },
  });

  useFrame(map, 20, [areas]);

  return <MapBox box={box} failed={failed} height={height} label={label} instead={t('coverage:map.failed')} />;
};

export default CoverageCanvas;
