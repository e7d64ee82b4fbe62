import { useTranslation } from 'react-i18next';
import { baseOf } from '#contract/kernel/kinds.ts';
import type { PlaceKind, ShippedPlaceKind } from '#contract/places/kinds.ts';
import { fontFamily, type Mode, palette } from '#ui/theme.ts';

type Shape = 'square' | 'circle' | 'diamond' | 'shield';
type Colour = 'accent' | 'info' | 'ink';
/** How each kind looks: a shape, a colour and one sign, so that none of them has to be told by colour alone. */
const looks: Record<ShippedPlaceKind, readonly [shape: Shape, colour: Colour, sign: string]> = {
  service_centre: ['square', 'accent', '中'],
  service_station: ['square', 'info', '站'],
  courier_station: ['circle', 'info', '驿'],
  patrol_point: ['diamond', 'ink', '巡'],
  canteen: ['circle', 'accent', '食'],
  venue: ['shield', 'info', '馆'],
  screen: ['shield', 'ink', '屏'],
  other: ['circle', 'ink', '他'],
};
/** Outlines in a field of 24 × 24. */
const outlines: Record<Shape, string> = {
  square: 'M3 5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  circle: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.500 9.500 0 1 0 0-19z',
  diamond: 'M12 1 23 12 12 23 1 12z',
  shield: 'M3 3h18v12l-9 7-9-7z',
};

/** The mark of a kind beside its name; hidden from screen readers, who read the name. */
export const KindMark = ({ kind, size = 20 }: { kind: PlaceKind; size?: number }) => {
  const [shape, colour, sign] = looks[baseOf(kind)];
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="kind-mark">
      <path d={outlines[shape]} fill={`var(--${colour})`} />
      <text x="12" y="16.2" fontSize="12" textAnchor="middle" fill="var(--surface)" fontWeight="600">
        {sign}
      </text>
    </svg>
  );
};

export const KindName = ({ kind }: { kind: PlaceKind }) => {
  const { t } = useTranslation();
  return (
    <span className="kind-name">
      <KindMark kind={kind} />
      {t(`places:kinds.${kind}`)}
    </span>
  );
};

/** The same mark as pixels for the map, at twice its size. */
export const kindImage = (kind: PlaceKind, mode: Mode): ImageData | null => {
  const side = 48;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const [shape, colour, sign] = looks[baseOf(kind)];
  const c = palette[mode];
  pen.scale(side / 26, side / 26);
  pen.translate(1, 1);
  const path = new Path2D(outlines[shape]);
  pen.fillStyle = c[colour];
  pen.strokeStyle = c.surface;
  pen.lineWidth = 1.6;
  pen.stroke(path);
  pen.fill(path);
  pen.fillStyle = c.surface;
  pen.font = `600 12px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.fillText(sign, 12, 16.2);
  return pen.getImageData(0, 0, side, side);
};
