import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Boundary, Position } from '#ui/geometry/index.ts';
import type { Scene } from '../map/scene.ts';
import { proposeDraw, proposeSplit } from './acts.ts';
import type { Bench } from './tools/bench.ts';
import { feedCorners } from './tools/corners.ts';
import { attachReshape, removeCorner } from './tools/reshape.ts';
import { attachSketch, type Sketch } from './tools/sketch.ts';
import type { Drawing } from './useDrawing.ts';

/** Pixels within which a pointer snaps. */
export const reaches = { off: 0, fine: 8, wide: 18 } as const;
export type Reach = keyof typeof reaches;

/** Puts the tool in hand onto the map, and gives what its buttons and keys do. */
export const useTools = (drawing: Drawing, scene: Scene | null, parent: Boundary | null, reach: Reach) => {
  const { t } = useTranslation('drawing');
  const now = useRef({ drawing, reach, blank: t('blankName') });
  now.current = { drawing, reach, blank: t('blankName') };
  const [points, setPoints] = useState(0);
  const [corner, setCorner] = useState<Position | null>(null);
  const sketch = useRef<Sketch | null>(null);
  const bench = useRef<Bench | null>(null);
  const { tool, features, proposal } = drawing;
  const resting = proposal !== null;

  useEffect(() => {
    if (!scene || resting || tool === 'select') return;
    const made: Bench = {
      scene,
      parent,
      features: () => now.current.drawing.features,
      reach: () => reaches[now.current.reach],
      commit: (next, done) => now.current.drawing.commit(next, done),
      refuse: (why) => now.current.drawing.setRefusal(why),
      pick: setCorner,
    };
    bench.current = made;
    if (tool === 'reshape') return attachReshape(made);
    const own = attachSketch(made, {
      kind: tool === 'split' ? 'line' : 'polygon',
      onPoints: setPoints,
      onDone: (drawn) => {
        const { drawing: at, blank } = now.current;
        const only = at.chosen.length === 1 ? at.chosen[0] : undefined;
        const answer = tool === 'split' ? proposeSplit(at.features, drawn, only) : proposeDraw(at.features, parent, drawn, only, blank);
        at.propose(answer, true);
      },
    });
    sketch.current = own;
    return () => {
      own.detach();
      sketch.current = null;
      setPoints(0);
    };
  }, [scene, tool, resting, parent]);

  // corners follow undo and redo
  useEffect(() => {
    if (scene && tool === 'reshape' && !resting) feedCorners(scene, features);
  }, [scene, tool, resting, features]);

  return {
    points,
    corner,
    sketch,
    removeCorner: (): void => {
      if (corner && bench.current) removeCorner(bench.current, corner);
    },
  };
};
export type ToolsInHand = ReturnType<typeof useTools>;
