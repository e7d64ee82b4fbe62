import { expect, test } from 'vitest';
import { type Contract, figuresOf, monthAway, piecesOf, sharedAreas } from './complaints.ts';

const estate = { id: 'e', areaCode: '530702001001001', households: 500 };
const contract = (company: string, begins: string, ends: string): Contract => ({ estate: 'e', company, begins, ends });
const parts = (contracts: Contract[]) =>
  piecesOf(estate, contracts, '2025-01-01', '2025-12-31').map(({ company, from, to }) => [company, from, to]);

test('days belong to the company that held the contract on them', () => {
  expect(parts([])).toEqual([[null, '2025-01-01', '2025-12-31']]);
  expect(parts([contract('a', '2023-01-01', '2025-03-14'), contract('b', '2025-03-15', '2027-01-01')])).toEqual([
    ['a', '2025-01-01', '2025-03-14'],
    ['b', '2025-03-15', '2025-12-31'],
  ]);
  // a gap belongs to nobody, an overlap to whoever came later; contracts of other estates count for nothing
  expect(
    parts([
      contract('a', '2025-02-01', '2025-06-30'),
      contract('b', '2025-06-01', '2025-08-31'),
      { ...contract('c', '2025-01-01', '2026-01-01'), estate: 'other' },
    ]),
  ).toEqual([
    [null, '2025-01-01', '2025-01-31'],
    ['a', '2025-02-01', '2025-05-31'],
    ['b', '2025-06-01', '2025-08-31'],
    [null, '2025-09-01', '2025-12-31'],
  ]);
  // one that is renewed is one
  expect(parts([contract('a', '2024-01-01', '2025-05-31'), contract('a', '2025-06-01', '2026-05-31')])).toEqual([
    ['a', '2025-01-01', '2025-12-31'],
  ]);
});

test('figures are a year and thousand households, over the days that count, beside the year before', () => {
  const months = Array.from({ length: 12 }, (_, i) => monthAway('2025-12', i - 11));
  expect([months[0], months[11], monthAway('2025-01', -12)]).toEqual(['2025-01', '2025-12', '2024-01']);
  const [piece] = piecesOf(estate, [], '2024-01-01', '2025-12-31');
  if (!piece) throw new Error('no piece');
  const counts = new Map([
    ['2025-01', 4],
    ['2025-12', 6],
    ['2024-06', 5],
    ['2023-12', 99],
  ]);
  expect(figuresOf([{ ...piece, counts }], months)).toEqual({
    complaints: 10,
    before: 5,
    perThousand: 20,
    // 366 days of a leap year
    perThousandBefore: 10,
    months: [4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6],
    monthsBefore: [0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0],
  });
  // half a year in charge: as much again in a year
  const half = { ...piece, from: '2025-07-02', counts: new Map([['2025-12', 10]]) };
  expect(figuresOf([half], months)).toMatchObject({ complaints: 10, perThousand: 39.9, before: null, perThousandBefore: null });
  expect(figuresOf([{ ...half, estate: { ...estate, households: 0 } }], months).perThousand).toBeNull();
});

test('estates of one area are told, and one whose area holds another', () => {
  const of = (id: string, areaCode: string) => ({ id, areaCode, households: 1 });
  expect([...sharedAreas([of('a', '53001'), of('b', '53002'), of('c', '53002'), of('d', '53003'), of('e', '53003001')])].sort()).toEqual([
    'b',
    'c',
    'd',
  ]);
});
