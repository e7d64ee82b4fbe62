import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';

/** Leads from a row's id alone, as notices have it, to the row on its register's page. */
export const RowRedirect = () => {
  const { rowId } = useParams({ strict: false }) as { rowId: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['registers', 'of', rowId],
    queryFn: ({ signal }) => call(endpoints.registers.findRegisterRow, { params: { rowId } }, signal),
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" />;
  return <Navigate to="/registers/$code" params={{ code: data.code }} search={{ row: rowId }} replace />;
};
