/** What a template may ask for, as it is written in its text: {编号}. */
export const placeholders = ['编号', '地点', '姓名', '类别', '单位', '日期'] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /\{([^{}]{1,10})\}/g;

/** Names in braces that no case can fill, each once. */
export const unknownIn = (text: string): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, name = '']) => ((placeholders as readonly string[]).includes(name) ? [] : [name]))),
];

/** A template's text with what the case says; what it does not say stays to be seen, to be written by hand. */
export const filledIn = (text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replace(pattern, (braces, name: Placeholder) => values[name] || braces);
