/** A number that asks for attention, by ear with the words; nothing when it is 0. */
export const Count = ({ count, words }: { count: number; words: string }) =>
  count === 0 ? null : (
    <span className="count num" title={words}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
