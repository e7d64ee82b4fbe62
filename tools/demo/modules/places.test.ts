import { expect, it } from 'vitest';
import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { demoAreas } from '../territory.ts';
import { demoPlaces } from './places.ts';

const areas = demoAreas();

it('puts every place into the grid it names, a centre into each street and a station into each community', () => {
  const territory = makeSnapshot(
    areas.map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true })),
    'test',
  );
  const places = demoPlaces();
  for (const { point, areaCode, name } of places) expect(territory?.locate(point)?.area.code, name).toBe(areaCode);
  const codes = (kind: string, width: number) => new Set(places.filter((p) => p.kind === kind).map((p) => p.areaCode.slice(0, width)));
  expect([codes('service_centre', 9).size, codes('service_station', 12).size]).toEqual([11, 65]);
  expect(places.some(({ kind, floorArea }) => kind === 'service_centre' && (floorArea ?? 0) < 400)).toBe(true);
  expect(places.some(({ kind, attributes }) => kind === 'service_station' && Object.values(attributes).some(({ met }) => !met))).toBe(true);
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
});

it('is the same every time but for ids', () => {
  const plain = () => demoPlaces().map(({ id: _, ...place }) => place);
  expect(plain()).toEqual(plain());
});
