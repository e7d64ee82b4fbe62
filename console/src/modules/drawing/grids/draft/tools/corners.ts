import type { Feature } from 'geojson';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { verticesOf } from '#ui/geometry/index.ts';
import { dot, positionKey } from '../../map/features.ts';
import type { Scene } from '../../map/scene.ts';

const dots = new WeakMap<Scene, Map<string, Feature>>();

/** Shows every corner once. A corner that stays is the same feature, so that dragging one hands on one. */
export const feedCorners = (scene: Scene, features: readonly DrawnArea[]): void => {
  const before = dots.get(scene);
  const after = new Map<string, Feature>();
  for (const at of verticesOf(features)) {
    const key = positionKey(at);
    after.set(key, before?.get(key) ?? dot(key, at));
  }
  dots.set(scene, after);
  scene.feed('corners', [...after.values()]);
};
