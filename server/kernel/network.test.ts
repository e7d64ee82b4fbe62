import { describe, expect, it } from 'vitest';
import { networkOf, siteOf } from './network.ts';

describe('networks', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['10.1.2.3:4711', '10.1.2.3'],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['[2001:db8:0:7:1:2:3:4]:4711', '2001:db8:0:7::/64'],
    ['2001:DB8::7', '2001:db8:0:0::/64'],
    ['2001:db8:0:7::', '2001:db8:0:7::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['_hidden', 'unknown'],
    ['', 'unknown'],
    ['999.1.2.3', 'unknown'],
  ])('%s counts for %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('knows whose 65,536 networks an IPv6 address is one of', () => {
    expect(siteOf('2001:db8:5:7:1:2:3:4')).toBe('2001:db8:5::/48');
    expect(siteOf('10.1.2.3')).toBeNull();
    expect(siteOf('::ffff:10.1.2.3')).toBeNull();
  });
});
