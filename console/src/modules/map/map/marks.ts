import type { MapLayerId, MapLight } from '#contract/map/layers.ts';
import { type Mode, palette } from '#ui/theme.ts';

/** Marks of the map, as SVG paths on a square of 20: the same in the legend and on the map. */
export interface Mark {
  readonly path: string;
  readonly colour: keyof (typeof palette)['light'];
}

/** Lights by shape as everywhere: round, triangle, square; a small ring where no clock runs. */
export const lightMarks: Record<MapLight, Mark> = {
  red: { path: 'M4 4h12v12H4z', colour: 'lightRed' },
  yellow: { path: 'M10 2.5 17.500 16.500H2.500z', colour: 'lightYellow' },
  green: { path: 'M10 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12z', colour: 'lightGreen' },
  none: { path: 'M10 6a4 4 0 1 1 0 8a4 4 0 1 1 0-8z', colour: 'textSoft' },
};

/** Marks of the other layers, each told by its outline: star, house, flag, head and shoulders, pin. */
export const layerMarks: Record<Exclude<MapLayerId, 'cases'>, Mark> = {
  organisations: {
    path: 'M10 1.800l2.500 5.200 5.700.800-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.800z',
    colour: 'accent',
  },
  units: { path: 'M3 17V7l7-5 7 5v10h-5v-5H8v5z', colour: 'ink' },
  teams: { path: 'M4 2h2v1h11l-3 4 3 4H6v7H4z', colour: 'info' },
  workers: { path: 'M10 2a3.700 3.700 0 1 1 0 7.400a3.700 3.700 0 1 1 0-7.400zM3 18c0-4.500 3-7 7-7s7 2.500 7 7z', colour: 'info' },
  places: {
    path: 'M10 1.500c-3.500 0-6 2.600-6 5.900C4 11.800 10 18.500 10 18.500s6-6.700 6-11.100c0-3.300-2.500-5.900-6-5.900z',
    colour: 'textSoft',
  },
};

const size = 20;
const ratio = 2;

/** Draws the image a style asks for by name; null for a name that is none of ours. `case-<light>[-near]`, a layer's id, or `late`. */
export const drawMark = (name: string, mode: Mode): ImageData | null => {
  const light = /^case-(\w+?)(-near)?$/.exec(name);
  const mark = name === 'late' ? lightMarks.red : light ? lightMarks[light[1] as MapLight] : layerMarks[name as keyof typeof layerMarks];
  if (!mark) return null;
  const canvas = document.createElement('canvas');
  canvas.width = size * ratio;
  canvas.height = size * ratio;
  // kept out of the graphics memory, from which reading back takes a tenth of a second each
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  const colours = palette[mode];
  const shape = new Path2D(name === 'late' ? 'M0 0h20v20H0z' : mark.path);
  pen.scale(ratio, ratio);
  pen.lineJoin = 'round';
  if (name !== 'late') {
    pen.strokeStyle = colours.surface;
    pen.lineWidth = 3;
    pen.stroke(shape);
  }
  // what has no place of its own is drawn hollow
  if (light?.[2]) {
    pen.fillStyle = colours.surface;
    pen.fill(shape);
    pen.strokeStyle = colours[mark.colour];
    pen.lineWidth = 2;
    pen.stroke(shape);
  } else {
    pen.fillStyle = colours[mark.colour];
    pen.fill(shape);
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
};

/** Pixels of an image to one of the screen. */
export const markRatio = ratio;
