import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { widths } from './useColumns.ts';

interface Props {
  label: string;
  width: number;
  onChange: (width: number) => void;
}
/** Pixels of one press of an arrow key. */
const stride = 10;

/** The edge of a column: pulled with the pointer or moved with the arrow keys it makes the column wider or narrower. */
export const Edge = ({ label, width, onChange }: Props) => {
  const from = useRef(0);
  const [pulled, setPulled] = useState<number | null>(null);
  const within = (wanted: number): number => Math.round(Math.min(Math.max(wanted, widths.least), widths.most));
  return (
    <hr
      className="registers-edge"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={pulled ?? width}
      aria-valuemin={widths.least}
      aria-valuemax={widths.most}
      tabIndex={0}
      style={{ insetInlineEnd: pulled === null ? 0 : width - pulled }}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = event.clientX;
        setPulled(width);
      }}
      onPointerMove={(event) => pulled !== null && setPulled(within(width + event.clientX - from.current))}
      onPointerUp={() => {
        if (pulled !== null && pulled !== width) onChange(pulled);
        setPulled(null);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (way === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onChange(within(width + way * stride));
      }}
    />
  );
};
