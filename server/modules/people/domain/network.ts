/**
 * The network an address counts for: an IPv4 address itself, of IPv6 the first 64 bits, which is what one subscriber is given and may
 * change within at will. IPv4 in IPv6 clothes counts as IPv4.
 */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [left = '', right = ''] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const front = groups(left);
  const filled = address.includes('::')
    ? [...front, ...Array<string>(Math.max(0, 8 - front.length - groups(right).length)).fill('0'), ...groups(right)]
    : front;
  return `${filled
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`;
};
