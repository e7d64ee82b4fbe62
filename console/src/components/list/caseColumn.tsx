import { Link } from '@tanstack/react-router';

interface AboutCase {
  readonly caseId: string;
  readonly title: string;
  readonly number: string;
}

/** The column that says which case a row is about, and leads there. @param where what is said after its number */
export const caseColumn = <Row extends AboutCase>(title: string, where: (row: Row) => readonly (string | null | false)[]) => ({
  title,
  key: 'case',
  bare: true,
  render: (_: unknown, row: Row) => (
    <>
      <Link to="/cases/$caseId" params={{ caseId: row.caseId }} search={{ queue: 'all' }}>
        {row.title}
      </Link>
      <div className="soft">
        <span className="num">{row.number}</span>
        {where(row)
          .filter(Boolean)
          .map((words) => ` · ${words}`)
          .join('')}
      </div>
    </>
  ),
});
