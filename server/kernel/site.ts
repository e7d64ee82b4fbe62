/** Address people reach the pages of a jurisdiction at, without a slash at the end; empty where none is known. */
export const siteOf = (publicUrls: readonly string[], settings: Readonly<Record<string, unknown>> = {}): string => {
  const own = settings['address'];
  return typeof own === 'string' ? own.replace(/\/+$/, '') : (publicUrls[0] ?? '');
};
