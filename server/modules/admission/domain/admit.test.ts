import { describe, expect, test } from 'vitest';
import { certificates } from '#contract/admission/kinds.ts';
import { type Admitted, certificateIn, refusalOf } from './admit.ts';

const item = (code: string, kind: Admitted['kind'], categoryCode: string | null, endsOn: string | null = null): Admitted => ({
  code,
  title: code,
  basis: '县职责清单',
  kind,
  categoryCode,
  endsOn,
});
const today = '2025-09-15';

describe('what may go to a community', () => {
  const list = [item('J1', 'basic', '01'), item('S1', 'withdrawn', '0103'), item('W1', 'basic', null)];
  test('what is listed, with all below it; what is not is refused', () => {
    expect(refusalOf(list, '0101', today)).toBeNull();
    expect(refusalOf(list, '0201', today)).toEqual({ missing: true });
  });
  test('what was withdrawn is not, unless an emergency admits it – to its last day', () => {
    expect(refusalOf(list, '0103', today)).toMatchObject({ withdrawn: { code: 'S1' } });
    const emergency = (endsOn: string) => [...list, item('Y1', 'emergency', '0103', endsOn)];
    expect(refusalOf(emergency('2025-09-15'), '0103', today)).toBeNull();
    expect(refusalOf(emergency('2025-09-14'), '0103', today)).toMatchObject({ withdrawn: { code: 'S1' } });
  });
  test('without a list, or a category, nothing is refused', () => {
    expect(refusalOf([], '0101', today)).toBeNull();
    expect(refusalOf([item('W1', 'basic', null)], '0101', today)).toBeNull();
    expect(refusalOf(list, null, today)).toBeNull();
  });
});

test('certificates are found by their name; other papers are none', () => {
  expect(certificates).toHaveLength(20);
  expect(certificateIn(certificates, '请社区开具亲属关系证明')).toBe('亲属关系');
  expect(certificateIn(certificates, '请出具证件遗失的证明')).toBe('证件遗失');
  expect(certificateIn(certificates, '请上报养犬登记台账')).toBeNull();
  expect(certificateIn(certificates, '财产保全情况说明')).toBeNull();
});
