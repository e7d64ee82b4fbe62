import i18next from 'i18next';
import { CallError } from '#client/call.ts';
import * as territoryApi from '#client/endpoints/territory.ts';
import type { Point } from '#contract/kernel/values.ts';
import { call, isOffline } from '../api.ts';
import type { Place } from '../store/database.ts';

/**
 * The place a point stands for, as the screen shows it. Without a network the point is still worth keeping: the server locates it when the report
 * arrives. Where no boundaries are drawn the staff still see it, and the community is asked for.
 * @throws what the server says of the point
 */
export const placedAt = async (kind: 'here' | 'photo', point: Point, accuracy: number | null): Promise<Place> => {
  try {
    const found = await call(territoryApi.locatePoint, { query: { ...point, accuracy: accuracy ?? undefined } });
    const area = found.microGrid ?? found.grid ?? found.community ?? found.street;
    return { kind, point, accuracy, metres: found.metres, foundCode: area?.code ?? null, areaCode: null, name: found.name };
  } catch (cause) {
    const vague = cause instanceof CallError && cause.code === 'territory.undrawn';
    if (!isOffline(cause) && !vague) throw cause;
    return { kind, point, accuracy, areaCode: null, name: i18next.t(vague ? 'place.undrawn' : 'place.unnamed'), vague };
  }
};
