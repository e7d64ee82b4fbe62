import { type PointerEvent, useRef, useState } from 'react';
import { pathOf, type Strokes, signatureHeight } from '#contract/kernel/paper.ts';

type Point = readonly [number, number];
/** Points further apart than this are kept, in thousandths: more would say nothing. */
const apart = 4;

interface Props {
  value: Strokes;
  onChange: (strokes: Strokes) => void;
  label: string;
}

/** A field to sign in, by finger, pen or mouse; its value are strokes in thousandths of its width. */
export const SignaturePad = ({ value, onChange, label }: Props) => {
  const field = useRef<SVGSVGElement>(null);
  const [drawing, setDrawing] = useState<readonly Point[] | null>(null);
  const pointOf = (event: PointerEvent): Point => {
    const box = field.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const [x, y] = [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.width) * 1000];
    return [Math.round(Math.min(1000, Math.max(0, x))), Math.round(Math.min(signatureHeight, Math.max(0, y)))];
  };
  const end = (): void => {
    if (drawing) onChange([...value, drawing]);
    setDrawing(null);
  };
  return (
    <svg
      ref={field}
      viewBox={`0 0 1000 ${signatureHeight}`}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawing([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        if (!drawing) return;
        const [next, last] = [pointOf(event), drawing.at(-1)];
        if (last && Math.hypot(next[0] - last[0], next[1] - last[1]) >= apart) setDrawing([...drawing, next]);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <path
        d={pathOf(drawing ? [...value, drawing] : value)}
        fill="none"
        stroke="currentColor"
        strokeWidth="9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
};
