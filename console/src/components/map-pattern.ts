import { type Mode, palette } from '#ui/theme.ts';

const side = 12;
/** A tile that fills areas of a map, so that colour never stands alone: slanted lines for what is broken, dots for what nobody knows. */
export const mapPattern = (kind: 'broken' | 'no_data', mode: Mode): ImageData | null => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const c = canvas.getContext('2d');
  if (!c) return null;
  const colours = palette[mode];
  c.fillStyle = kind === 'broken' ? colours.accentSoft : colours.surface;
  c.fillRect(0, 0, side, side);
  if (kind === 'broken') {
    c.strokeStyle = colours.accent;
    c.lineWidth = 2;
    c.beginPath();
    // a line and its continuation in the corners, so that tiles join
    for (const shift of [-side, 0, side]) {
      c.moveTo(shift - 2, side + 2);
      c.lineTo(shift + side + 2, -2);
    }
    c.stroke();
  } else {
    c.fillStyle = colours.textSoft;
    for (const [x, y] of [
      [3, 3],
      [9, 9],
    ] as const) {
      c.beginPath();
      c.arc(x, y, 1.3, 0, 2 * Math.PI);
      c.fill();
    }
  }
  return c.getImageData(0, 0, side, side);
};
