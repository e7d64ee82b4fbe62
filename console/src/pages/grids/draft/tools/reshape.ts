import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { DrawnArea } from '#contract/territory/drawing.ts';
import { insertVertex, moveVertex, type Position, removeVertex, snap, vertexAt } from '#ui/geometry/index.ts';
import { dot, shapesOf } from '../../map/features.ts';
import { type Bench, metresPerPixel, namesOfKeys, snapped } from './bench.ts';
import { feedCorners } from './corners.ts';

type Press = MapMouseEvent | MapTouchEvent;
interface Drag {
  /** The drawing when the corner was taken hold of, with the corner in it. */
  readonly base: readonly DrawnArea[];
  readonly from: Position;
  readonly inserted: boolean;
  readonly keys: readonly string[];
  last: readonly DrawnArea[] | null;
}

const near = { mouse: 9, touch: 22 };
const moves = ['mousemove', 'touchmove'] as const;
const ends = ['mouseup', 'touchend', 'touchcancel'] as const;
const placeOf = (e: Press): Position => [e.lngLat.lng, e.lngLat.lat];

/** Takes a corner away and says so, or says why not. */
export const removeCorner = (bench: Bench, corner: Position): void => {
  const outcome = removeVertex(bench.features(), bench.parent, corner);
  if ('refused' in outcome) {
    bench.refuse(outcome.refused);
    return;
  }
  bench.pick(null);
  bench.commit(outcome.features, { act: 'removedCorner', names: namesOfKeys(outcome.features, outcome.keys) });
};

/**
 * Corners by hand: drag one and every area that has it follows; drag an edge and it gets a new corner; a click picks a corner, which
 * Delete takes away, as a click with the other button does at once. Returns how to stop.
 */
export const attachReshape = (bench: Bench): (() => void) => {
  const { map } = bench.scene;
  const canvas = map.getCanvas();
  let drag: Drag | null = null;
  let picked: Position | null = null;
  let frame = 0;
  /** Where the pointer is and the corner is to go. */
  let wanted: Position | null = null;

  const hint = (at: Position | null, kind = ''): void =>
    bench.scene.feed('hint', [...(picked ? [dot('picked', picked, 'chosen')] : []), ...(at ? [dot('hint', at, kind)] : [])]);
  const pick = (corner: Position | null): void => {
    picked = corner;
    bench.pick(corner);
    hint(null);
  };
  const hit = (e: Press, reach: number) => snap(bench.features(), null, placeOf(e), reach * metresPerPixel(bench.scene));
  const show = (features: readonly DrawnArea[]): void => {
    bench.scene.feed('areas', shapesOf(features));
    feedCorners(bench.scene, features);
  };

  const hover = (e: MapMouseEvent): void => {
    if (drag) return;
    const found = hit(e, near.mouse);
    canvas.style.cursor = found ? 'move' : '';
    hint(found?.position ?? null, found?.to);
  };
  const press = (e: Press, reach: number): void => {
    const found = hit(e, reach);
    if (!found) return;
    e.preventDefault();
    bench.refuse(null);
    const added = found.to === 'edge' ? insertVertex(bench.features(), found.position) : null;
    const inserted = added !== null && !('refused' in added);
    const base = inserted ? added.features : bench.features();
    const from = (inserted ? added.at : undefined) ?? found.position;
    wanted = null;
    drag = { base, from, inserted, keys: vertexAt(base, from)?.keys ?? [], last: null };
    if (inserted) show(base);
    for (const name of moves) addEventListener(name, follow);
    for (const name of ends) addEventListener(name, release);
  };
  const step = (): void => {
    frame = 0;
    if (!drag || !wanted) return;
    const { base, from, keys } = drag;
    const at = wanted;
    wanted = null;
    // it snaps to areas that do not have it: that is how a gap is closed
    const others = base.filter((area) => !keys.includes(area.key));
    const to = snapped(bench, at, others, null)?.position ?? at;
    const outcome = moveVertex(base, bench.parent, from, to);
    if ('refused' in outcome) {
      if (outcome.refused !== 'nothing') bench.refuse(outcome.refused);
      hint(to, 'refused');
      return;
    }
    bench.refuse(null);
    drag.last = outcome.features;
    show(outcome.features);
    hint(to, 'vertex');
  };
  // once a frame at most; the last place counts even when no frame came
  const follow = (e: MouseEvent | TouchEvent): void => {
    const pointer = 'touches' in e ? e.touches[0] : e;
    if (!drag || !pointer) return;
    const box = canvas.getBoundingClientRect();
    const { lng, lat } = map.unproject([pointer.clientX - box.left, pointer.clientY - box.top]);
    wanted = [lng, lat];
    if (frame === 0) frame = requestAnimationFrame(step);
  };
  const release = (): void => {
    for (const name of moves) removeEventListener(name, follow);
    for (const name of ends) removeEventListener(name, release);
    cancelAnimationFrame(frame);
    step();
    const done = drag;
    drag = null;
    if (!done) return;
    hint(null);
    const names = namesOfKeys(done.base, done.keys);
    if (done.last) {
      pick(null);
      bench.commit(done.last, { act: done.inserted ? 'inserted' : 'moved', names });
    } else if (done.inserted) {
      pick(done.from);
      bench.commit(done.base, { act: 'inserted', names });
    } else pick(done.from);
  };
  const mouseDown = (e: MapMouseEvent): void => {
    if (e.originalEvent.button === 0) press(e, near.mouse);
  };
  const touchStart = (e: MapTouchEvent): void => {
    if (e.points.length === 1) press(e, near.touch);
  };
  const remove = (e: MapMouseEvent): void => {
    const found = hit(e, near.mouse);
    if (found?.to === 'vertex') removeCorner(bench, found.position);
  };
  const clear = (e: MapMouseEvent): void => {
    if (!hit(e, near.mouse)) pick(null);
  };

  feedCorners(bench.scene, bench.features());
  const heard = [
    map.on('mousemove', hover),
    map.on('mousedown', mouseDown),
    map.on('touchstart', touchStart),
    map.on('contextmenu', remove),
    map.on('click', clear),
  ];
  return () => {
    for (const one of heard) one.unsubscribe();
    if (drag) {
      drag = null;
      release();
      bench.scene.feed('areas', shapesOf(bench.features()));
    }
    pick(null);
    bench.scene.feed('hint', []);
    bench.scene.feed('corners', []);
    canvas.style.cursor = '';
  };
};
