import type { MapLight } from '#contract/map/layers.ts';
import { type Mode, palette } from '#ui/theme.ts';
import { layerViews } from '../../../app/manifest.ts';
import type { Mark } from '../../../app/pages.ts';

/** Lights by shape as everywhere: round, triangle, square; a small ring where no clock runs. */
export const lightMarks: Record<MapLight, Mark> = {
  red: { path: 'M4 4h12v12H4z', colour: 'lightRed' },
  yellow: { path: 'M10 2.5 17.500 16.500H2.500z', colour: 'lightYellow' },
  green: { path: 'M10 4a6 6 0 1 1 0 12a6 6 0 1 1 0-12z', colour: 'lightGreen' },
  none: { path: 'M10 6a4 4 0 1 1 0 8a4 4 0 1 1 0-8z', colour: 'textSoft' },
};

const size = 20;
const ratio = 2;

/** Draws the image a style asks for by name; null for a name that is none of ours. `case-<light>[-near]`, a layer's id, or `late`. */
export const drawMark = (name: string, mode: Mode): ImageData | null => {
  const light = /^case-(\w+?)(-near)?$/.exec(name);
  const mark = name === 'late' ? lightMarks.red : light ? lightMarks[light[1] as MapLight] : layerViews[name]?.mark;
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
