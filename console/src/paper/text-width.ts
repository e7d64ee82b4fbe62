import type { Measure } from '#contract/kernel/wrap-text.ts';
import { fontFamily } from '#ui/theme.ts';

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();
/** Width of a text as the browser will draw it. Measured at 100 px, so that small sizes are not rounded. */
export const textWidth: Measure = (text, size, bold = false) => {
  const key = `${bold ? 'b' : ''} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    // nothing is drawn: a canvas on the graphics card would only have to be waited for
    context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) return text.length * size;
    context.font = `${bold ? 600 : 400} 100px ${fontFamily}`;
    width = context.measureText(text).width / 100;
    if (known.size > 20_000) known.clear();
    known.set(key, width);
  }
  return width * size;
};
