import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, boundsOf, mapFonts, mapStyle } from '#ui/map.ts';
import { currentMode } from '#ui/mode.ts';
import { MapLibre, Marker } from '../../place/maplibre.ts';
import './day-map.css';

/** Something to do, where it is, with its place in the plan. */
export interface Mark {
  readonly place: number;
  readonly title: string;
  readonly point: Point;
}
interface Asked {
  readonly box: HTMLElement;
  readonly streets: BoundaryCollection;
  readonly own: BoundaryCollection;
  readonly marks: readonly Mark[];
  /** Name of the map for screen readers. */
  readonly label: string;
  readonly onOpen: (mark: Mark) => void;
}
type Box = [west: number, south: number, east: number, north: number];

/** Around the things to do, else around where the holder works, else everything. */
const around = ({ streets, own, marks }: Pick<Asked, 'streets' | 'own' | 'marks'>): Box | null => {
  if (marks.length === 0) return boundsOf(own) ?? boundsOf(streets);
  const [lons, lats] = [marks.map(({ point }) => point.lon), marks.map(({ point }) => point.lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
};

/** Draws outlines and the things to do in them; nothing comes from the network but what was brought before. @returns takes the map away */
export const drawDay = ({ box, streets, own, marks, label, onOpen }: Asked): (() => void) => {
  const bounds = around({ streets, own, marks });
  const map = new MapLibre({
    container: box,
    style: mapStyle(currentMode(), streets, own),
    localIdeographFontFamily: mapFonts,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    ...(bounds ? { bounds, fitBoundsOptions: { padding: 48, maxZoom: 16 } } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute('aria-label', label);
  // the first of the plan lies on top
  for (const mark of marks.toReversed()) {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'day-mark';
    element.textContent = String(mark.place);
    element.setAttribute('aria-label', `${mark.place} ${mark.title}`);
    element.addEventListener('click', () => onOpen(mark));
    new Marker({ element }).setLngLat(mark.point).addTo(map);
  }
  return () => map.remove();
};
