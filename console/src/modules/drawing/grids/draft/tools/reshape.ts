import type { MapMouseEvent } from 'maplibre-gl';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { insertVertex, moveVertex, type Position, removeVertex, snap, vertexAt } from '#ui/geometry/index.ts';
import { dot, shapesOf } from '../../map/features.ts';
import { type Bench, metresPerPixel, namesOfKeys, snapped } from './bench.ts';
import { feedCorners } from './corners.ts';

type Pixel = readonly [x: number, y: number];
interface Drag {
  readonly pointer: number;
  /** Where the pointer took hold, and how far beside the corner that was, in pixels of the map. */
  readonly grip: Pixel;
  readonly beside: Pixel;
  /** The drawing when the corner was taken hold of, with the corner in it. */
  readonly base: readonly DrawnArea[];
  readonly from: Position;
  readonly inserted: boolean;
  readonly keys: readonly string[];
  moved: boolean;
  last: readonly DrawnArea[] | null;
}

/** Reach of a pointer in pixels, and how far it must go before a press is a drag: a finger is coarse and never quite still. */
const pointers = { fine: { corner: 9, edge: 9, slack: 3 }, coarse: { corner: 22, edge: 12, slack: 8 } } as const;
const ends = ['pointerup', 'pointercancel'] as const;

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
  /** Where the corner is to go. */
  let wanted: Position | null = null;
  /** The kind of pointer that was last put down. */
  let hand: (typeof pointers)['fine' | 'coarse'] = pointers.fine;
  // the map's own answers to a pointer, which rest while a corner is dragged
  const own = [map.dragPan, map.boxZoom, map.touchZoomRotate];

  const hint = (at: Position | null, kind = ''): void =>
    bench.scene.feed('hint', [...(picked ? [dot('picked', picked, 'chosen')] : []), ...(at ? [dot('hint', at, kind)] : [])]);
  const pick = (corner: Position | null): void => {
    picked = corner;
    bench.pick(corner);
    hint(null);
  };
  const hit = (at: Position) => {
    const near = (pixels: number) => snap(bench.features(), null, at, pixels * metresPerPixel(bench.scene));
    const found = near(hand.corner);
    return found?.to === 'edge' && hand.edge < hand.corner ? near(hand.edge) : found;
  };
  const placeOf = ({ lngLat }: MapMouseEvent): Position => [lngLat.lng, lngLat.lat];
  const placeAt = ([x, y]: Pixel): Position => {
    const { lng, lat } = map.unproject([x, y]);
    return [lng, lat];
  };
  const pixelOf = (e: PointerEvent): Pixel => {
    const box = canvas.getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  };
  const show = (features: readonly DrawnArea[]): void => {
    bench.scene.feed('areas', shapesOf(features));
    feedCorners(bench.scene, features);
  };

  const hover = (e: MapMouseEvent): void => {
    if (drag) return;
    const found = hit(placeOf(e));
    canvas.style.cursor = found ? 'move' : '';
    hint(found?.position ?? null, found?.to);
  };
  const free = (): void => {
    for (const one of own) one.enable();
  };
  // a second finger means that the map is to be moved after all
  const abandon = (): void => {
    drag = null;
    free();
    show(bench.features());
    hint(null);
  };
  const press = (e: PointerEvent): void => {
    if (drag) {
      if (!drag.moved) abandon();
      return;
    }
    hand = e.pointerType === 'mouse' ? pointers.fine : pointers.coarse;
    const found = e.isPrimary && e.button === 0 ? hit(placeAt(pixelOf(e))) : null;
    if (!found) return;
    for (const one of own) one.disable();
    canvas.setPointerCapture(e.pointerId);
    bench.refuse(null);
    const added = found.to === 'edge' ? insertVertex(bench.features(), found.position) : null;
    const inserted = added !== null && !('refused' in added);
    const base = inserted ? added.features : bench.features();
    const from = (inserted ? added.at : undefined) ?? found.position;
    const grip = pixelOf(e);
    const corner = map.project([from[0], from[1]]);
    const beside: Pixel = [corner.x - grip[0], corner.y - grip[1]];
    wanted = null;
    drag = { pointer: e.pointerId, grip, beside, base, from, inserted, keys: vertexAt(base, from)?.keys ?? [], moved: false, last: null };
    if (inserted) show(base);
    hint(from, 'vertex');
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
  const follow = (e: PointerEvent): void => {
    if (drag?.pointer !== e.pointerId) return;
    const [x, y] = pixelOf(e);
    drag.moved ||= Math.hypot(x - drag.grip[0], y - drag.grip[1]) > hand.slack;
    if (!drag.moved) return;
    wanted = placeAt([x + drag.beside[0], y + drag.beside[1]]);
    if (frame === 0) frame = requestAnimationFrame(step);
  };
  const release = (e: PointerEvent): void => {
    if (drag?.pointer !== e.pointerId) return;
    free();
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
  // a long press of a finger asks for the menu as well, which neither takes a corner away nor ends a drag
  const menu = (e: MouseEvent): void => {
    if (hand === pointers.coarse) e.preventDefault();
  };
  const remove = (e: MapMouseEvent): void => {
    const found = hand === pointers.fine ? hit(placeOf(e)) : null;
    if (found?.to === 'vertex') removeCorner(bench, found.position);
  };
  const clear = (e: MapMouseEvent): void => {
    if (!hit(placeOf(e))) pick(null);
  };

  feedCorners(bench.scene, bench.features());
  const heard = [map.on('mousemove', hover), map.on('contextmenu', remove), map.on('click', clear)];
  // heard before the map hears it, which then finds its own answers at rest
  canvas.addEventListener('pointerdown', press);
  canvas.addEventListener('pointermove', follow);
  for (const end of ends) canvas.addEventListener(end, release);
  canvas.addEventListener('contextmenu', menu);
  // the page must not scroll with a finger that drags a corner
  canvas.style.touchAction = 'none';
  return () => {
    for (const one of heard) one.unsubscribe();
    canvas.removeEventListener('pointerdown', press);
    canvas.removeEventListener('pointermove', follow);
    for (const end of ends) canvas.removeEventListener(end, release);
    canvas.removeEventListener('contextmenu', menu);
    canvas.style.touchAction = '';
    cancelAnimationFrame(frame);
    if (drag) abandon();
    pick(null);
    bench.scene.feed('hint', []);
    bench.scene.feed('corners', []);
    canvas.style.cursor = '';
  };
};
