/**
 * A pattern for what is asked for by numbers alone, as addresses are: `3-501`, `3栋 501` find `3栋1单元501` and not `13栋501`. The numbers stand whole and in this
 * order, others may stand between. Null where the words are not only numbers, or just one.
 */
export const numbersInOrder = (words: string): string | null => {
  const parts = words.split(/[^0-9]+/).filter(Boolean);
  if (parts.length < 2 || !/^[0-9\s\-#栋幢单元号室]+$/.test(words)) return null;
  return `(^|[^0-9])${parts.join('[^0-9]+([0-9]+[^0-9]+)*')}([^0-9]|$)`;
};
