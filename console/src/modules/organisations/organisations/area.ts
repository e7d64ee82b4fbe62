import { useQuery } from '@tanstack/react-query';
import type { Me } from '#contract/accounts/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';

/** The area a person works in, where the pages begin: that of the widest post, else the whole jurisdiction. */
const homeArea = (me: Me): string =>
  me.posts.flatMap((post) => (post.area ? [post.area.code] : [])).sort((a, b) => a.length - b.length)[0] ?? me.jurisdiction.code;

/** The area a page shows – the one in the address, else the person's own – with its name, and its id where that is known already. */
export const useArea = (chosen: string | undefined): { code: string; name: string | undefined; id: string | undefined } => {
  const me = useMe();
  const code = chosen ?? homeArea(me);
  const own = me.posts.find((post) => post.area?.code === code)?.area;
  const name = own?.name ?? (code === me.jurisdiction.code ? me.jurisdiction.name : undefined);
  const { data } = useQuery({
    queryKey: ['areas', 'named', code],
    enabled: name === undefined,
    queryFn: ({ signal }) => call(endpoints.territory.getAreaHistory, { params: { code } }, signal),
    staleTime: 600_000,
  });
  return { code, name: name ?? data?.area.name, id: own?.id };
};
