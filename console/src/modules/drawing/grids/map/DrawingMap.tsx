import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Boundary, Fault } from '#ui/geometry/index.ts';
import { useMode } from '../../../../app/hooks.ts';
import { boundsAround, featureOf, type MapArea, namesOf, shapesOf } from './features.ts';
import { labelSpot } from './label.ts';
import { type AreaState, makeScene, type Scene } from './scene.ts';

export interface ShownFault {
  readonly severity: 'error' | 'warning';
  readonly geometry: Fault['geometry'] | null;
}

interface Props {
  areas: readonly MapArea[];
  /** Boundary of the area they lie in. */
  outline: Boundary | null | undefined;
  chosen: readonly string[];
  /** Keys of areas that are not in force yet. */
  fresh?: ReadonlySet<string>;
  faults?: readonly ShownFault[];
  label: string;
  /** A click on an area (null: beside all); `add` when it is to join those chosen. Absent while a tool has the clicks. */
  onChoose?: ((key: string | null, add: boolean) => void) | undefined;
  /** The map once it stands, for tools; null when it goes. */
  onScene?: (scene: Scene | null) => void;
  /** What the map shows whole when this changes. */
  fit: string;
  className?: string;
}

/** A fault as its ground and a mark upon it, which shows however small the ground is. */
const faultShapes = ({ severity, geometry }: ShownFault, i: number) => {
  if (!geometry) return [];
  const spot = geometry.type === 'Point' ? geometry.coordinates : labelSpot(geometry);
  return [
    ...(geometry.type === 'Point' ? [] : [featureOf(`${i}`, geometry as never, { severity })]),
    ...(spot ? [featureOf(`${i} mark`, { type: 'Point', coordinates: [spot[0], spot[1]] }, { severity })] : []),
  ];
};

const none: ReadonlySet<string> = new Set();
const noFaults: readonly ShownFault[] = [];

/** The map of an area's children: shows, and tells clicks. Tools draw on it through its scene. Everything on it stands in lists as well. */
const DrawingMap = (props: Props) => {
  const { areas, outline, chosen, fresh = none, faults = noFaults, label, onChoose, onScene, fit, className = '' } = props;
  const { t } = useTranslation();
  const mode = useMode();
  const box = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<Scene | null>(null);
  const [failed, setFailed] = useState(false);
  const acts = useRef({ onChoose, onScene });
  acts.current = { onChoose, onScene };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; what changes is handed to it below
  useEffect(() => {
    if (!box.current) return;
    try {
      const made = makeScene(box.current, mode);
      made.map.on('click', (e) => {
        const key = made.map.queryRenderedFeatures(e.point, { layers: ['areas-fill'] })[0]?.properties['key'] as string | undefined;
        acts.current.onChoose?.(key ?? null, e.originalEvent.shiftKey || e.originalEvent.ctrlKey || e.originalEvent.metaKey);
      });
      const point = (cursor: string) => (): void => {
        if (acts.current.onChoose) made.map.getCanvas().style.cursor = cursor;
      };
      made.map.on('mouseenter', 'areas-fill', point('pointer'));
      made.map.on('mouseleave', 'areas-fill', point(''));
      setScene(made);
      acts.current.onScene?.(made);
      return () => {
        acts.current.onScene?.(null);
        setScene(null);
        made.remove();
      };
    } catch {
      setFailed(true);
    }
  }, []);

  const drawn = useRef(mode);
  useEffect(() => {
    if (!scene || drawn.current === mode) return;
    drawn.current = mode;
    scene.restyle(mode);
  }, [scene, mode]);

  useEffect(() => {
    scene?.feed('areas', shapesOf(areas));
    scene?.feed('names', namesOf(areas));
  }, [scene, areas]);
  const around = useMemo(() => (outline ? [featureOf('outline', outline as never)] : []), [outline]);
  useEffect(() => scene?.feed('outline', around), [scene, around]);
  useEffect(() => {
    scene?.feed('faults', faults.flatMap(faultShapes));
  }, [scene, faults]);
  useEffect(() => {
    const states = new Map<string, AreaState>([...fresh].map((key) => [key, { fresh: true }]));
    for (const key of chosen) states.set(key, { ...states.get(key), chosen: true });
    scene?.mark(states);
  }, [scene, chosen, fresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows `fit`, not every change of a shape
  useEffect(() => {
    const bounds = boundsAround([outline, ...areas.map((area) => area.boundary)]);
    if (scene && bounds) scene.map.fitBounds(bounds, { padding: 32, animate: false, maxZoom: 17 });
  }, [scene, fit]);

  if (failed) return <div className={`map-failed ${className}`}>{t('map.failed')}</div>;
  return <section ref={box} className={`map ${className}`} aria-label={label} />;
};

export default DrawingMap;
