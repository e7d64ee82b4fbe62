import type { MouseEvent } from 'react';
import type { palette } from '#ui/theme.ts';
import { type Box, lineHeight, type MapLayout, noteSize, setting, type Tone } from './layout.ts';

export type Colours = (typeof palette)['light' | 'dark'];

/** The edge mark of a topic: told apart by colour and by form. Drawn in a strip 4 px wide, `height` high, its corner at x, y. */
export const ToneMark = ({ tone, x, y, height, colours }: { tone: Tone; x: number; y: number; height: number; colours: Colours }) => {
  switch (tone) {
    case 'party':
      return <rect x={x} y={y} width={4} height={height} rx={2} fill={colours.accent} />;
    case 'committee':
      return (
        <g fill={colours.accent}>
          <rect x={x - 0.5} y={y} width={1.8} height={height} />
          <rect x={x + 2.7} y={y} width={1.8} height={height} />
        </g>
      );
    case 'unit':
      return <rect x={x + 0.5} y={y + 0.5} width={3} height={height - 1} rx={1.5} fill="none" stroke={colours.info} />;
    case 'grid':
      return <line x1={x + 2} x2={x + 2} y1={y} y2={y + height} stroke={colours.ink} strokeWidth={4} strokeDasharray="4 3" />;
    case 'person':
      return <circle cx={x + 2} cy={y + height / 2} r={3} fill={colours.info} />;
    case 'area':
      return <rect x={x} y={y} width={4} height={height} fill={colours.ink} />;
    case 'group':
      return null;
  }
};

/** How the topics look now; all of it may be left out on paper. */
export interface MapState {
  readonly current?: string | undefined;
  readonly found?: ReadonlySet<string>;
  /** What a topic is called by ear: its words, and how much is folded behind it. */
  readonly nameOf?: (box: Box) => string;
  readonly onOpen?: (box: Box) => void;
  readonly onFold?: (box: Box) => void;
}

const path = (box: { x: number; y: number; width: number; height: number }, parent: Box, right: boolean): string => {
  const [x1, y1] = [right ? parent.x + parent.width : parent.x, parent.y + parent.height / 2];
  const [x2, y2] = [right ? box.x : box.x + box.width, box.y + box.height / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
};

/** The map's lines, frames and topics as SVG, all looks given as attributes: the same drawing goes to the screen and to paper. */
export const Drawing = ({ layout, colours, state = {} }: { layout: MapLayout; colours: Colours; state?: MapState }) => {
  const framed = new Set(layout.frames.map((frame) => frame.parent));
  return (
    <>
      <g fill="none" stroke={colours.control} strokeWidth={1.5}>
        {layout.boxes.map(
          (box) =>
            box.parent &&
            !framed.has(box.parent) && (
              <path key={box.topic.id} d={path(box, box.parent, box.side > 0)} strokeWidth={box.depth === 1 ? 2.5 : 1.5} />
            ),
        )}
        {layout.frames.map((frame) => (
          <path key={frame.parent.topic.id} d={path(frame, frame.parent, frame.parent.side > 0)} />
        ))}
      </g>
      {layout.frames.map(({ parent, x, y, width, height }) => (
        <rect key={parent.topic.id} x={x} y={y} width={width} height={height} rx={8} fill="none" stroke={colours.line} strokeWidth={1.5} />
      ))}
      {layout.boxes.map((box) => (
        <TopicBox key={box.topic.id} box={box} colours={colours} state={state} />
      ))}
    </>
  );
};

/** The lines of a topic's title and notes, each on its base line. */
const linesOf = ({ y, depth, title, notes }: Box, colours: Colours) => {
  const { size, bold, padY } = setting(depth);
  const [ink, soft] = depth === 0 ? [colours.onAccent, colours.onAccent] : [colours.text, colours.textSoft];
  const base = (top: number, em: number): number => y + padY + top + em * (lineHeight / 2 + 0.35);
  return [
    ...title.map((text, i) => ({ text, size, weight: bold ? 600 : 400, fill: ink, y: base(i * size * lineHeight, size) })),
    ...notes.map((text, i) => ({
      text,
      size: noteSize,
      weight: 400,
      fill: soft,
      y: base((title.length * size + i * noteSize) * lineHeight, noteSize),
    })),
  ];
};

const TopicBox = ({ box, colours, state }: { box: Box; colours: Colours; state: MapState }) => {
  const { topic, x, y, width, height, depth, side } = box;
  const { padX } = setting(depth);
  const found = state.found?.has(topic.id) ?? false;
  const current = state.current === topic.id;
  const root = depth === 0;
  const shape = (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={root ? 12 : 6}
        fill={root ? colours.accent : found ? colours.accentSoft : colours.surface}
        stroke={current ? colours.info : found ? colours.accent : root ? colours.accent : colours.control}
        strokeWidth={current ? 2.5 : found ? 2 : 1}
      />
      {!root && <ToneMark tone={topic.tone} x={side < 0 ? x + width - 4 : x} y={y + 4} height={height - 8} colours={colours} />}
      {linesOf(box, colours).map((line) => (
        <text key={line.y} x={x + padX} y={line.y} fontSize={line.size} fontWeight={line.weight} fill={line.fill}>
          {line.text}
        </text>
      ))}
    </>
  );
  const fold = <Fold box={box} colours={colours} onFold={state.onFold} />;
  if (!state.onOpen)
    return (
      <g>
        {shape}
        {fold}
      </g>
    );
  return (
    <g
      id={`topic-${topic.id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={current}
      {...(topic.children.length > 0 ? { 'aria-expanded': box.hidden === 0 } : {})}
      aria-label={state.nameOf?.(box)}
      className="topic"
      onClick={() => state.onOpen?.(box)}
    >
      {shape}
      {fold}
    </g>
  );
};

/** The knob at a topic's outer edge: folds its branch, or tells how many topics are hidden behind it. */
const Fold = ({ box, colours, onFold }: { box: Box; colours: Colours; onFold: MapState['onFold'] }) => {
  const { topic, side, depth } = box;
  if (depth === 0 || topic.children.length === 0 || (!onFold && box.hidden === 0)) return null;
  const cx = side < 0 ? box.x - 11 : box.x + box.width + 11;
  const cy = box.y + box.height / 2;
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    onFold?.(box);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; by keyboard the tree folds with the space bar
    <g onClick={press} className="topic-fold">
      <circle cx={cx} cy={cy} r={22} fill="transparent" stroke="none" />
      <rect
        x={cx - (box.hidden > 99 ? 15 : 9)}
        y={cy - 9}
        width={box.hidden > 99 ? 30 : 18}
        height={18}
        rx={9}
        fill={colours.surface}
        stroke={colours.control}
      />
      <text x={cx} y={cy + 4} fontSize={11} textAnchor="middle" fill={colours.textSoft}>
        {box.hidden > 0 ? box.hidden : '−'}
      </text>
    </g>
  );
};
