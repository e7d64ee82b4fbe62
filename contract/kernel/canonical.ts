/** JSON with sorted keys and without undefined members, so that equal values always give equal text, also after a way through jsonb. */
export const canonical = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object' || value instanceof Date) return JSON.stringify(value) ?? 'null';
  // several are made for each report: one text that grows is cheaper than lists that are joined
  let text = '';
  if (Array.isArray(value)) {
    for (const one of value) text += `${text === '' ? '' : ','}${canonical(one)}`;
    return `[${text}]`;
  }
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
};
