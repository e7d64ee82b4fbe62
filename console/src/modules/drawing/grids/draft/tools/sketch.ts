import type { Feature } from 'geojson';
import type { MapMouseEvent } from 'maplibre-gl';
import type { Position } from '#ui/geometry/index.ts';
import { dot, featureOf } from '../../map/features.ts';
import { type Bench, snapped } from './bench.ts';

export interface Sketch {
  /** Puts a point in the middle of the map: drawing by keyboard. */
  addMiddle(): void;
  back(): void;
  finish(): void;
  cancel(): void;
  detach(): void;
}
interface Wanted {
  kind: 'line' | 'polygon';
  onPoints(count: number): void;
  onDone(points: readonly Position[]): void;
}

/** How close, in pixels, a click must come to a point to mean that very point. */
const same = 10;

/** A line or polygon drawn by clicks or taps, each snapping. A click upon the last point – or a polygon's first – ends it. */
export const attachSketch = (bench: Bench, wanted: Wanted): Sketch => {
  const { map } = bench.scene;
  const least = wanted.kind === 'line' ? 2 : 3;
  let points: Position[] = [];
  let pointer: Position | null = null;

  const show = (): void => {
    const way = pointer && points.length > 0 ? [...points, pointer] : points;
    const path = way.map(([x, y]) => [x, y]);
    const shapes: Feature[] = [];
    if (path.length > 1) shapes.push(featureOf('line', { type: 'LineString', coordinates: path }));
    if (wanted.kind === 'polygon' && path.length > 2)
      shapes.push(featureOf('polygon', { type: 'Polygon', coordinates: [[...path, path[0] as number[]]] }));
    bench.scene.feed('sketch', [...shapes, ...points.map((at, i) => dot(`${i}`, at))]);
    wanted.onPoints(points.length);
  };
  const reset = (): void => {
    points = [];
    show();
  };
  const finish = (): void => {
    if (points.length < least) return;
    const done = points;
    pointer = null;
    reset();
    wanted.onDone(done);
  };
  const isUpon = (a: Position | undefined, b: Position): boolean => {
    if (!a) return false;
    const [p, q] = [map.project([a[0], a[1]]), map.project([b[0], b[1]])];
    return Math.hypot(p.x - q.x, p.y - q.y) < same;
  };
  const add = (raw: Position): void => {
    bench.refuse(null);
    const at = snapped(bench, raw)?.position ?? raw;
    const ends = isUpon(points.at(-1), at) || (wanted.kind === 'polygon' && isUpon(points[0], at));
    if (ends && points.length > 0) finish();
    else {
      points.push(at);
      show();
    }
  };
  const click = (e: MapMouseEvent): void => add([e.lngLat.lng, e.lngLat.lat]);
  const move = (e: MapMouseEvent): void => {
    const raw: Position = [e.lngLat.lng, e.lngLat.lat];
    const found = snapped(bench, raw);
    pointer = found?.position ?? raw;
    bench.scene.feed('hint', found ? [dot('hint', found.position, found.to === 'vertex' ? 'vertex' : 'chosen')] : []);
    if (points.length > 0) show();
  };
  const heard = [map.on('click', click), map.on('mousemove', move)];
  map.doubleClickZoom.disable();
  map.getCanvas().style.cursor = 'crosshair';
  return {
    addMiddle: () => {
      const { lng, lat } = map.getCenter();
      pointer = null;
      add([lng, lat]);
    },
    back: () => {
      points.pop();
      show();
    },
    finish,
    cancel: reset,
    detach: () => {
      for (const one of heard) one.unsubscribe();
      map.doubleClickZoom.enable();
      map.getCanvas().style.cursor = '';
      bench.scene.feed('hint', []);
      bench.scene.feed('sketch', []);
    },
  };
};
