import pg from 'pg';

/** Addresses that are kept for the districts, separated by commas; empty where none is. */
export const addressesOf = async (ownerUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ address: string }>(
      "select settings->>'address' as address from jurisdictions where settings->>'address' <> '' order by created_at, id",
    );
    return rows.map(({ address }) => address).join(',');
  } finally {
    await client.end();
  }
};
