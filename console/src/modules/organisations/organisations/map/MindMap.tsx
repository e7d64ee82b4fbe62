import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { palette } from '#ui/theme.ts';
import { useMode } from '../../../../app/hooks.ts';
import { textWidth } from '../../../../paper/text-width.ts';
import { Drawing } from './Drawing.tsx';
import { type FirstView, readable } from './fitting.ts';
import { type Box, layoutMap, type Topic } from './layout.ts';
import { margins, useView } from './useView.ts';

interface Props {
  root: Topic;
  label: string;
  /** How the map begins; a new object where it begins anew. */
  first: FirstView;
  /** Says once how large the surface is, px, margins left out. */
  onRoom: (room: { width: number; height: number }) => void;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
  found: ReadonlySet<string>;
  /** The topic to be brought into sight; a new object for every wish. */
  target: { id: string } | null;
  onOpen: (topic: Topic) => void;
}

const arrows: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key leads from a topic: towards the root or away from it, or to the next one above or below on the same side. */
const stepFrom = (box: Box, boxes: readonly Box[], key: string): Box | undefined => {
  const children = boxes.filter((b) => b.parent === box);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const side = key === 'ArrowRight' ? 1 : -1;
    if (box.side === -side) return box.parent ?? undefined;
    return children.find((child) => child.side === side);
  }
  const down = key === 'ArrowDown';
  const middle = (b: Box): number => b.y + b.height / 2;
  return boxes
    .filter((b) => b.depth === box.depth && b.side === box.side && b !== box && (down ? middle(b) > middle(box) : middle(b) < middle(box)))
    .sort(
      (a, b) => Math.abs(middle(a) - middle(box)) - Math.abs(middle(b) - middle(box)) || Math.abs(a.x - box.x) - Math.abs(b.x - box.x),
    )[0];
};

/** The mind map on screen: dragged, pinched, zoomed by wheel; by keyboard one stop of Tab with arrows inside. */
export const MindMap = ({ root, label, first, onRoom, folded, onFold, found, target, onOpen }: Props) => {
  const { t } = useTranslation('organisations');
  const surface = useRef<SVGSVGElement>(null);
  const mode = useMode();
  const [current, setCurrent] = useState<string>(root.id);
  const { columns } = first;
  const layout = useMemo(() => layoutMap(root, { folded, columns, measure: textWidth }), [root, folded, columns]);
  const { view, size, zoom, pan, showAll, begin, show, setView, handlers } = useView(surface, layout.bounds);
  const boxOf = (id: string): Box | undefined => layout.boxes.find((box) => box.topic.id === id);

  const sized = size.width > 0 && size.height > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first size counts, not what becomes of it while somebody looks
  useLayoutEffect(() => {
    if (sized) onRoom({ width: size.width - margins, height: size.height - margins });
  }, [sized]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew for another map and when its first view is settled, not with each fold
  useLayoutEffect(() => {
    setCurrent(root.id);
    begin(readable);
  }, [first, sized]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the wish, also when the branch had to be unfolded for it
  useEffect(() => {
    const box = target && boxOf(target.id);
    if (!box) return;
    setCurrent(box.topic.id);
    show(box);
  }, [target, layout]);

  // the topic whose branch was folded stays where it is on screen, whatever moves around it
  const held = useRef<{ id: string; x: number; y: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new layout moves topics
  useLayoutEffect(() => {
    const box = held.current && boxOf(held.current.id);
    if (box && held.current) {
      const { x, y } = held.current;
      setView((v) => ({ ...v, x: v.x - (box.x - x) * v.scale, y: v.y - (box.y - y) * v.scale }));
    }
    held.current = null;
  }, [layout]);
  const fold = (box: Box): void => {
    held.current = { id: box.topic.id, x: box.x, y: box.y };
    setCurrent(box.topic.id);
    onFold(box.topic.id);
  };

  const nameOf = ({ topic, hidden }: Box): string =>
    [topic.title, ...topic.notes, ...(hidden > 0 ? [t('map.hidden', { count: hidden })] : [])].join('，');
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const box = boxOf(current) ?? layout.boxes[0];
    if (!box) return;
    const go = (next: Box | undefined): void => {
      if (!next) return;
      setCurrent(next.topic.id);
      show(next);
    };
    const arrow = arrows[event.key];
    if (arrow && event.shiftKey) pan(arrow[0] * -80, arrow[1] * -80);
    else if (arrow) go(stepFrom(box, layout.boxes, event.key));
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') showAll();
    else if (event.key === 'Home') go(layout.boxes[0]);
    else if (event.key === 'Enter') onOpen(box.topic);
    else if (event.key === ' ' && box.depth > 0 && box.topic.children.length > 0) fold(box);
    else return;
    event.preventDefault();
  };

  return (
    <div className="mind-map">
      <svg
        ref={surface}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a drawing whose topics are a tree to walk through
        role="tree"
        aria-label={label}
        aria-describedby="mind-map-keys"
        aria-activedescendant={`topic-${current}`}
        tabIndex={0}
        onKeyDown={press}
        fontFamily="inherit"
        {...handlers}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <Drawing
            layout={layout}
            colours={palette[mode]}
            state={{ current, found, nameOf, onFold: fold, onOpen: (box) => onOpen(box.topic) }}
          />
        </g>
      </svg>
      <p id="mind-map-keys" className="sr-only">
        {t('map.keys')}
      </p>
      <div className="mind-map-zoom">
        <button type="button" onClick={() => zoom(1.25)} aria-label={t('map.closer')} title={t('map.closer')}>
          +
        </button>
        <button type="button" onClick={() => zoom(0.8)} aria-label={t('map.farther')} title={t('map.farther')}>
          −
        </button>
        <button type="button" onClick={showAll} aria-label={t('map.fit')} title={t('map.fit')}>
          ⤢
        </button>
      </div>
    </div>
  );
};
