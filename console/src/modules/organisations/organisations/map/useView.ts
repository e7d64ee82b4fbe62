import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface View {
  /** Where the drawing's 0,0 stands on the surface, px. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const limit = (scale: number): number => Math.min(3, Math.max(0.04, scale));

/** Room kept free beside and above a drawing that is fitted: px, both edges together. */
export const margins = 32;

/** The view in which `bounds` fills a surface of `width` × `height` px, not enlarged beyond 1.15. */
export const fitView = (bounds: Area, width: number, height: number): View => {
  const scale = limit(Math.min((width - margins) / bounds.width, (height - margins) / bounds.height, 1.15));
  return { scale, x: width / 2 - (bounds.x + bounds.width / 2) * scale, y: height / 2 - (bounds.y + bounds.height / 2) * scale };
};

/** Pan and zoom of a drawing by mouse, wheel, touch and the calls it answers. */
export const useView = (surface: RefObject<SVGSVGElement | null>, bounds: Area) => {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(false);
  const current = useRef(bounds);
  current.current = bounds;

  const zoom = useCallback(
    (factor: number, at?: { x: number; y: number }): void =>
      setView((v) => {
        const box = surface.current?.getBoundingClientRect();
        const [cx, cy] = at && box ? [at.x - box.left, at.y - box.top] : [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2];
        const scale = limit(v.scale * factor);
        const change = scale / v.scale;
        return { scale, x: cx - (cx - v.x) * change, y: cy - (cy - v.y) * change };
      }),
    [surface],
  );
  const pan = useCallback((dx: number, dy: number): void => setView((v) => ({ ...v, x: v.x + dx, y: v.y + dy })), []);
  const showAll = useCallback((): void => {
    const box = surface.current?.getBoundingClientRect();
    if (box) setView(fitView(current.current, box.width, box.height));
  }, [surface]);
  /** Shows everything where it can be read at `scale` or larger; else the middle of the drawing, 0,0, at that scale. */
  const begin = useCallback(
    (scale: number): void => {
      const box = surface.current?.getBoundingClientRect();
      if (!box) return;
      const whole = fitView(current.current, box.width, box.height);
      setView(whole.scale >= scale ? whole : { scale, x: box.width / 2, y: box.height / 2 });
    },
    [surface],
  );
  /** Moves the drawing as little as needed for `part` to be seen, and enlarges it to where it can be read. */
  const show = useCallback(
    (part: Area): void =>
      setView((v) => {
        const box = surface.current?.getBoundingClientRect();
        if (!box) return v;
        const scale = Math.max(v.scale, 0.7);
        const [left, top] = [part.x * scale + v.x, part.y * scale + v.y];
        const inside = left >= 0 && top >= 0 && left + part.width * scale <= box.width && top + part.height * scale <= box.height;
        if (inside && scale === v.scale) return v;
        return {
          scale,
          x: box.width / 2 - (part.x + part.width / 2) * scale,
          y: box.height / 2 - (part.y + part.height / 2) * scale,
        };
      }),
    [surface],
  );

  useEffect(() => {
    const svg = surface.current;
    if (!svg) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(svg);
    // React's own wheel handler cannot keep the page from scrolling along
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), { x: event.clientX, y: event.clientY });
    };
    svg.addEventListener('wheel', wheel, { passive: false });
    return () => {
      watch.disconnect();
      svg.removeEventListener('wheel', wheel);
    };
  }, [surface, zoom]);

  const handlers = {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button > 0) return;
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved.current = false;
    },
    onPointerMove: (event: PointerEvent): void => {
      const before = pointers.current.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      const [other] = [...pointers.current].filter(([key]) => key !== event.pointerId).map(([, point]) => point);
      if (!moved.current && !other && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
      if (!moved.current) surface.current?.setPointerCapture(event.pointerId);
      moved.current = true;
      pointers.current.set(event.pointerId, now);
      if (!other) {
        pan(now.x - before.x, now.y - before.y);
        return;
      }
      const spread = (point: { x: number; y: number }): number => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      zoom(spread(now) / spread(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    },
    onPointerUp: (event: PointerEvent): void => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent): void => void pointers.current.delete(event.pointerId),
    /** A drag ends in a click as well: that one opens nothing. */
    onClickCapture: (event: { stopPropagation(): void }): void => {
      if (moved.current) event.stopPropagation();
      moved.current = false;
    },
  };
  return { view, size, zoom, pan, showAll, begin, show, setView, handlers };
};
