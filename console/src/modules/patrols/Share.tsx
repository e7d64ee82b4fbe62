/** A share with what it is a share of; a dash where nothing was due. */
export const Share = ({ part, of }: { part: number; of: number }) => (
  <span className="num">
    {of === 0 ? '—' : `${((100 * part) / of).toFixed(0)}%`} <span className="soft">{`${part}/${of}`}</span>
  </span>
);
