/** Names a cell for narrow screens, where a table's rows become cards without a heading (class `stacks`). */
export const named = (title: string) => ({ 'data-title': title }) as object;
