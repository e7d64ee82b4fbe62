import { isIP, isIPv4 } from 'node:net';

/** The eight groups of an IPv6 address, without leading zeros; null when it is none. */
const groupsOf = (address: string): string[] | null => {
  if (isIP(address) !== 6) return null;
  const [left = '', right = ''] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const front = groups(left);
  const filled = address.includes('::')
    ? [...front, ...Array<string>(Math.max(0, 8 - front.length - groups(right).length)).fill('0'), ...groups(right)]
    : front;
  return filled.map((g) => Number.parseInt(g, 16).toString(16));
};

/** An address without brackets and port, IPv4 in IPv6 clothes as IPv4; empty when it is no address. */
const bare = (given: string): string => {
  const address = isIP(given) ? given : (/^\[?([^\]]+?)\]?(?::\d+)?$/.exec(given)?.[1] ?? '');
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? (isIP(address) ? address : '');
};

/**
 * The network an address counts for: an IPv4 address itself, of IPv6 the first 64 bits, which is what one subscriber is given and may
 * change within at will. `unknown` for what is no address.
 */
export const networkOf = (given: string): string => {
  const address = bare(given);
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  return groups ? `${groups.slice(0, 4).join(':')}::/64` : 'unknown';
};

/** The first 48 bits of an IPv6 address: 65,536 networks that one customer of a provider may hold. Null for all others. */
export const siteOf = (given: string): string | null => {
  const groups = groupsOf(bare(given));
  return groups ? `${groups.slice(0, 3).join(':')}::/48` : null;
};
